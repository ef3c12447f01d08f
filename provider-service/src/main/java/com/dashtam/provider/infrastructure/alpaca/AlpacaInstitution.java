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
import com.dashtam.provider.infrastructure.http.Answers;
import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.Form;
import com.dashtam.provider.infrastructure.http.InstitutionClient;
import com.dashtam.provider.infrastructure.http.Reply;
import com.dashtam.provider.infrastructure.http.UnknownValues;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Alpaca, whose keys open one account each. */
public final class AlpacaInstitution implements KeyInstitution {

    private static final int LONGEST_CURSOR = 255;

    private final AlpacaSettings settings;
    private final Answers answers;
    private final AccountMapping accounts;
    private final PositionMapping positions;
    private final ActivityMapping activities;

    public AlpacaInstitution(
            AlpacaSettings settings,
            InstitutionClient client,
            UnknownValues unknown,
            InstantSource clock) {
        this.settings = settings;
        this.accounts = new AccountMapping(unknown);
        this.positions = new PositionMapping(unknown);
        this.activities = new ActivityMapping(unknown);
        this.answers = new Answers("alpaca", client, AlpacaInstitution::meaning, clock);
    }

    @Override
    public Result<Page<NormalizedAccount>, FetchFailure> accounts(
            String access, Optional<String> cursor) {
        return get(access, "/v2/account", Fields::read)
                .flatMap(account ->
                        answers.mapped(() ->
                                new Page<>(List.of(accounts.map(account)), Optional.empty())));
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
                .flatMap(rows -> answers.mapped(() -> page(rows, account, period)));
    }

    @Override
    public Result<Page<NormalizedHolding>, FetchFailure> holdings(
            String access, NormalizedAccount account, Optional<String> cursor) {
        return get(access, "/v2/positions", Fields::readList)
                .flatMap(rows ->
                        answers.mapped(() ->
                                new Page<>(
                                        rows.stream()
                                                .map(row -> positions.map(row, account))
                                                .flatMap(Optional::stream)
                                                .toList(),
                                        Optional.empty())));
    }

    private Page<NormalizedTransaction> page(
            List<Fields> rows, NormalizedAccount account, Period period) {
        List<NormalizedTransaction> items =
                rows.stream()
                        .map(row -> activities.map(row, account))
                        .filter(row -> period.covers(row.date()))
                        .toList();
        return new Page<>(
                items,
                rows.size() < settings.pageSize()
                        ? Optional.empty()
                        : Optional.of(ActivityMapping.idOf(rows.getLast()))
                                .filter(id -> id.length() <= LONGEST_CURSOR));
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
        return answers.get(request, reading);
    }

    /** Keys that are wrong or were replaced are forbidden; only missing ones are a 401. */
    private static Optional<FetchFailure> meaning(Reply reply) {
        return reply.status() == 403
                ? Optional.of(new FetchFailure.TokenRejected())
                : Optional.empty();
    }
}
