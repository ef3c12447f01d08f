package com.dashtam.provider.infrastructure.alpaca;

import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.credential.KeyPair;
import com.dashtam.provider.domain.feed.FetchFailure;
import com.dashtam.provider.domain.feed.KeyInstitution;
import com.dashtam.provider.domain.feed.Period;
import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.Form;
import com.dashtam.provider.infrastructure.http.InstitutionClient;
import com.dashtam.provider.infrastructure.http.MalformedAnswerException;
import com.dashtam.provider.infrastructure.http.Reply;
import com.dashtam.provider.infrastructure.http.Trouble;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Alpaca, whose keys open one account each. */
public final class AlpacaInstitution implements KeyInstitution {

    private static final Logger log = LoggerFactory.getLogger(AlpacaInstitution.class);
    private static final int LONGEST_CURSOR = 255;

    private final AlpacaSettings settings;
    private final InstitutionClient client;
    private final InstantSource clock;

    public AlpacaInstitution(
            AlpacaSettings settings, InstitutionClient client, InstantSource clock) {
        this.settings = settings;
        this.client = client;
        this.clock = clock;
    }

    @Override
    public Result<Page<NormalizedAccount>, FetchFailure> accounts(
            String access, Optional<String> cursor) {
        return get(access, "/v2/account", Fields::read)
                .flatMap(account ->
                        mapped(() ->
                                new Page<>(
                                        List.of(AccountMapping.map(account)), Optional.empty())));
    }

    @Override
    public Result<Page<NormalizedTransaction>, FetchFailure> transactions(
            String access, NormalizedAccount account, Period period, Optional<String> cursor) {
        // Both bounds are exclusive, and a day of ours ends hours after one of theirs (UTC).
        Form query =
                Form.of("after", period.from().minusDays(1).toString())
                        .and("until", period.to().plusDays(2).toString())
                        .and("direction", "asc")
                        .and("page_size", Integer.toString(settings.pageSize()));
        cursor.ifPresent(position -> query.and("page_token", position));
        return get(access, "/v2/account/activities?" + query.encoded(), Fields::readList)
                .flatMap(rows -> mapped(() -> page(rows, account, period)));
    }

    @Override
    public Result<Page<NormalizedHolding>, FetchFailure> holdings(
            String access, NormalizedAccount account, Optional<String> cursor) {
        return get(access, "/v2/positions", Fields::readList)
                .flatMap(rows ->
                        mapped(() ->
                                new Page<>(
                                        rows.stream()
                                                .map(row -> PositionMapping.map(row, account))
                                                .flatMap(Optional::stream)
                                                .toList(),
                                        Optional.empty())));
    }

    private Page<NormalizedTransaction> page(
            List<Fields> rows, NormalizedAccount account, Period period) {
        List<NormalizedTransaction> items =
                rows.stream()
                        .map(row -> ActivityMapping.map(row, account))
                        .filter(row -> period.covers(row.date()))
                        .toList();
        return new Page<>(
                items,
                rows.size() < settings.pageSize()
                        ? Optional.empty()
                        : Optional.of(ActivityMapping.idOf(rows.getLast()))
                                .filter(id -> id.length() <= LONGEST_CURSOR));
    }

    private <T> Result<T, FetchFailure> mapped(java.util.function.Supplier<T> mapping) {
        try {
            return Result.ok(mapping.get());
        } catch (MalformedAnswerException e) {
            log.warn("alpaca: {}", e.getMessage());
            return Result.err(new FetchFailure.AnswerInvalid());
        }
    }

    private <T> Result<T, FetchFailure> get(
            String access, String path, Function<byte[], Optional<T>> reading) {
        KeyPair keys = KeyPair.ofAccess(access);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(settings.baseOf(keys) + path))
                        .header("APCA-API-KEY-ID", keys.key())
                        .header("APCA-API-SECRET-KEY", keys.secret())
                        .header("Accept", "application/json")
                        .GET()
                        .build();
        return switch (client.idempotent(request)) {
            case Result.Ok<Reply, Trouble>(var reply) -> understood(reply, reading);
            case Result.Err<Reply, Trouble>(var trouble) ->
                    Result.err(
                            switch (trouble) {
                                case UNREACHABLE -> new FetchFailure.Unavailable();
                                case TOO_LARGE -> new FetchFailure.AnswerInvalid();
                            });
        };
    }

    private <T> Result<T, FetchFailure> understood(
            Reply reply, Function<byte[], Optional<T>> reading) {
        if (reply.isSuccess()) {
            return reading.apply(reply.body())
                    .map(Result::<T, FetchFailure>ok)
                    .orElse(Result.err(new FetchFailure.AnswerInvalid()));
        }
        return Result.err(
                switch (reply.status()) {
                    case 401, 403 -> new FetchFailure.TokenRejected();
                    case 429 ->
                            new FetchFailure.RateLimited(reply.retryAfterSeconds(clock.instant()));
                    default ->
                            reply.status() >= 500
                                    ? new FetchFailure.Unavailable()
                                    : new FetchFailure.AnswerInvalid();
                });
    }
}
