package com.dashtam.provider.infrastructure.schwab;

import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.feed.FetchFailure;
import com.dashtam.provider.domain.feed.Period;
import com.dashtam.provider.domain.rawpage.RawAnswers;
import com.dashtam.provider.infrastructure.http.Answers;
import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.Form;
import com.dashtam.provider.infrastructure.http.InstitutionClient;
import com.dashtam.provider.infrastructure.http.MalformedAnswerException;
import com.dashtam.provider.infrastructure.http.Reply;
import com.dashtam.provider.infrastructure.http.UnknownValues;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The data side of the Trader API. */
final class TraderClient {

    private static final Logger log = LoggerFactory.getLogger(TraderClient.class);
    private static final String POSITIONS = "?fields=positions";

    /** The parameter is required; there is no word for all. */
    private static final String ALL_TYPES =
            String.join(
                    ",",
                    "TRADE",
                    "RECEIVE_AND_DELIVER",
                    "DIVIDEND_OR_INTEREST",
                    "ACH_RECEIPT",
                    "ACH_DISBURSEMENT",
                    "CASH_RECEIPT",
                    "CASH_DISBURSEMENT",
                    "ELECTRONIC_FUND",
                    "WIRE_OUT",
                    "WIRE_IN",
                    "JOURNAL",
                    "MEMORANDUM",
                    "MARGIN_CALL",
                    "MONEY_MARKET",
                    "SMA_ADJUSTMENT");

    private final SchwabSettings settings;
    private final Answers answers;
    private final AccountIdentifiers identifiers;
    private final AccountMapping accounts;
    private final PositionMapping positions;
    private final TransactionMapping transactions;
    private final InstantSource clock;

    TraderClient(
            SchwabSettings settings,
            InstitutionClient client,
            AccountIdentifiers identifiers,
            UnknownValues unknown,
            InstantSource clock) {
        var instruments = new Instruments(unknown);
        this.settings = settings;
        this.answers = new Answers("schwab", client, _ -> Optional.empty(), clock);
        this.identifiers = identifiers;
        this.accounts = new AccountMapping(identifiers, unknown);
        this.positions = new PositionMapping(instruments);
        this.transactions = new TransactionMapping(instruments, unknown);
        this.clock = clock;
    }

    Result<Page<NormalizedAccount>, FetchFailure> accounts(String token) {
        return answers.get(request("/accounts" + POSITIONS, token), Fields::readList)
                .flatMap(list ->
                        answers.mapped(() -> last(list.stream().map(accounts::map).toList())));
    }

    Result<Page<NormalizedHolding>, FetchFailure> holdings(
            String token, NormalizedAccount account) {
        return hashOf(token, account)
                .flatMap(hash -> answers.get(request(path(hash) + POSITIONS, token), Fields::read))
                .flatMap(answer ->
                        answers.mapped(() ->
                                last(
                                        AccountMapping.positions(AccountMapping.unwrapped(answer))
                                                .map(row -> positions.map(row, account))
                                                .flatMap(Optional::stream)
                                                .toList())));
    }

    Result<Page<NormalizedTransaction>, FetchFailure> transactions(
            String token, NormalizedAccount account, Period period, Optional<String> cursor) {
        Result<Slice, FetchFailure> slice =
                cursor.map(Slice::parse)
                        .map(Result::<Slice, FetchFailure>ok)
                        .orElseGet(() ->
                                hashOf(token, account)
                                        .map(hash ->
                                                Slice.newest(
                                                        hash,
                                                        period,
                                                        clock.instant(),
                                                        settings.slice())));
        return slice.flatMap(asked ->
                answers.get(transactionsIn(asked, token), body -> rows(body), refusalOf(asked))
                        .flatMap(rows -> answers.mapped(() -> page(rows, asked, account, period))));
    }

    private static <T> Page<T> last(List<T> items) {
        return new Page<>(items, Optional.empty());
    }

    /** Absent rows: there is no history before the slice that was answered last. */
    private Page<NormalizedTransaction> page(
            Optional<List<Fields>> told, Slice asked, NormalizedAccount account, Period period) {
        if (told.isEmpty()) {
            return last(List.of());
        }
        List<Fields> rows = told.get();
        if (rows.size() >= SchwabSettings.MOST_ROWS) {
            Slice half =
                    asked.newerHalf()
                            .orElseThrow(() ->
                                    new MalformedAnswerException(
                                            "more transactions in a second than it gives"));
            return new Page<>(List.of(), Optional.of(half.text()));
        }
        return new Page<>(
                rows.stream().map(row -> transactions.map(row, account)).toList(),
                asked.older(period, settings.slice()).map(Slice::text));
    }

    private static Optional<Optional<List<Fields>>> rows(byte[] body) {
        return Fields.readList(body).map(Optional::of);
    }

    private Function<Reply, Optional<Optional<List<Fields>>>> refusalOf(Slice asked) {
        boolean promised =
                !asked.from().isBefore(clock.instant().minus(SchwabSettings.PROMISED_HISTORY));
        return reply -> {
            if (promised || reply.status() != 400) {
                return Optional.empty();
            }
            log.info("schwab gives no transactions from {}", asked.from());
            return Optional.of(Optional.empty());
        };
    }

    private HttpRequest transactionsIn(Slice slice, String token) {
        Form query =
                Form.of("startDate", Moments.written(slice.from()))
                        .and("endDate", Moments.written(slice.to()))
                        .and("types", ALL_TYPES);
        return request(path(slice.accountHash()) + "/transactions?" + query.encoded(), token);
    }

    /**
     * Account numbers are not accepted in paths; their hashes are not the same for every consent.
     */
    private Result<String, FetchFailure> hashOf(String token, NormalizedAccount account) {
        return RawAnswers.aside(() ->
                        answers.get(request("/accounts/accountNumbers", token), Fields::readList))
                .flatMap(list ->
                        answers.mapped(() ->
                                list.stream()
                                        .filter(pair ->
                                                pair.text("accountNumber")
                                                        .map(identifiers::of)
                                                        .filter(account.providerAccountId()::equals)
                                                        .isPresent())
                                        .flatMap(pair -> pair.text("hashValue").stream())
                                        .findFirst()
                                        .orElseThrow(() ->
                                                new MalformedAnswerException(
                                                        "an account without a hash"))));
    }

    private static String path(String accountHash) {
        return "/accounts/" + Form.segment(accountHash);
    }

    private HttpRequest request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(settings.api() + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .GET()
                .build();
    }
}
