package com.dashtam.provider.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.contract.InstitutionDialect.Held;
import com.dashtam.provider.contract.InstitutionDialect.Kind;
import com.dashtam.provider.contract.InstitutionDialect.Row;
import com.dashtam.provider.contract.InstitutionDialect.Scene;
import com.dashtam.provider.domain.feed.FetchFailure;
import com.dashtam.provider.domain.feed.OnlineInstitution;
import com.dashtam.provider.domain.feed.Period;
import com.dashtam.provider.domain.rawpage.RawAnswers;
import com.dashtam.provider.fixture.StubServer;
import com.dashtam.provider.fixture.StubServer.Answer;
import com.dashtam.provider.infrastructure.http.HttpLimits;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each adapter makes of what each institution may say, in its own words. */
class AdapterContractIT {

    private static final Instant NOW = Instant.parse("2026-03-01T17:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final Period YEAR = new Period(TODAY.minusYears(1), TODAY);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    static final int MOST_BYTES = 200_000;

    private final StubServer server = new StubServer();

    static Stream<InstitutionDialect> dialects() {
        return Stream.of(
                new FdxDialect(), new AlpacaDialect(), new SchwabDialect(), new PlaidDialect());
    }

    static Stream<Arguments> faults() {
        return dialects()
                .flatMap(dialect ->
                        Stream.of(Fault.values()).map(fault -> Arguments.of(dialect, fault)));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void readsAnAccountInWhichNothingEverHappened(InstitutionDialect dialect) {
        plays(dialect, Scene.empty());

        assertThat(account(dialect).balance()).isEqualTo(new BigDecimal("100.25"));
        assertThat(account(dialect).numberMasked()).isEqualTo("****5678");
        assertThat(account(dialect).currency().code()).isEqualTo("USD");
        assertThat(transactions(dialect, YEAR)).isEmpty();
        assertThat(holdings(dialect)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void readsToTheEndAndNothingTwice(InstitutionDialect dialect) {
        List<Row> rows =
                IntStream.range(0, 28)
                        .mapToObj(i -> sale(1000 + i, NOW.minus(Duration.ofDays(13L * i + 1))))
                        .toList();
        plays(dialect, Scene.empty().withRows(rows));

        assertThat(transactions(dialect, YEAR))
                .extracting(NormalizedTransaction::providerTransactionId)
                .containsExactlyInAnyOrderElementsOf(rows.stream().map(Row::id).toList());
        assertThat(
                        server.asked().stream()
                                .filter(asked -> dialect.kindOf(asked) == Kind.TRANSACTIONS))
                .as("pages")
                .hasSizeGreaterThan(2);
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void tellsTheBytesThatAPageIsMadeOfAndNoOthers(InstitutionDialect dialect) {
        Scene scene = Scene.empty().withRows(List.of(sale(1001, NOW.minus(Duration.ofDays(1)))));
        plays(dialect, scene);

        byte[] heard = heardOfTransactions(dialect).orElseThrow().content();

        var last = server.asked().getLast();
        assertThat(dialect.kindOf(last)).isEqualTo(Kind.TRANSACTIONS);
        assertThat(new String(heard, UTF_8)).isEqualTo(dialect.answer(last, scene).orElseThrow());
        breaks(dialect, Kind.TRANSACTIONS, Fault.SERVER_ERROR);
        assertThat(heardOfTransactions(dialect)).isEmpty();
    }

    private Optional<RawAnswers.Page> heardOfTransactions(InstitutionDialect dialect) {
        NormalizedAccount account = account(dialect);
        return RawAnswers.listening(
                        true,
                        () ->
                                adapter(dialect)
                                        .transactions(
                                                dialect.access(), account, YEAR, Optional.empty()))
                .page();
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void readsTheDaysOfTheWindowAlone(InstitutionDialect dialect) {
        var window = new Period(LocalDate.of(2026, 1, 10), LocalDate.of(2026, 1, 20));
        plays(
                dialect,
                Scene.empty()
                        .withRows(
                                List.of(
                                        sale(1, Instant.parse("2026-01-08T15:00:00Z")),
                                        sale(2, Instant.parse("2026-01-10T04:59:59Z")),
                                        sale(3, Instant.parse("2026-01-10T05:00:00Z")),
                                        sale(4, Instant.parse("2026-01-21T04:59:59Z")),
                                        sale(5, Instant.parse("2026-01-21T05:00:00Z")),
                                        sale(6, Instant.parse("2026-01-22T15:00:00Z")))));

        assertThat(transactions(dialect, window))
                .extracting(NormalizedTransaction::providerTransactionId)
                .containsExactlyInAnyOrder("3", "4");
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void datesByTheInstitutionsOwnCalendar(InstitutionDialect dialect) {
        plays(
                dialect,
                Scene.empty().withRows(List.of(sale(1, Instant.parse("2026-01-10T04:30:00Z")))));

        assertThat(transactions(dialect, YEAR))
                .extracting(NormalizedTransaction::date)
                .containsExactly(LocalDate.of(2026, 1, 9));
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void passesOverMembersThatItDoesNotKnow(InstitutionDialect dialect) {
        plays(
                dialect,
                Scene.empty()
                        .withRows(List.of(sale(1, NOW.minusSeconds(60))))
                        .withHeld(List.of(new Held("XMPL", "2", "20", true)))
                        .withMore(",\"surprise\":{\"deep\":[1,null,\"x\"]},\"more\":null"));

        assertThat(account(dialect).balance()).isEqualTo(new BigDecimal("100.25"));
        assertThat(transactions(dialect, YEAR)).hasSize(1);
        assertThat(holdings(dialect)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void keepsWhatItHasNoWordFor(InstitutionDialect dialect) {
        plays(
                dialect,
                Scene.empty()
                        .withRows(List.of(new Row("1", NOW.minusSeconds(60), "5.5", false)))
                        .withHeld(List.of(new Held("ACRE", "2", "20", false))));

        assertThat(transactions(dialect, YEAR))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.subtype()).isEqualTo(dialect.unknownGain());
                    assertThat(row.amount()).isEqualTo(new BigDecimal("5.5"));
                });
        assertThat(holdings(dialect))
                .singleElement()
                .satisfies(holding -> assertThat(holding.assetType()).isEqualTo(AssetType.OTHER));
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void keepsEveryDigit(InstitutionDialect dialect) {
        plays(
                dialect,
                Scene.empty()
                        .withBalance("90071992547409.930000000001")
                        .withRows(
                                List.of(
                                        new Row(
                                                "1",
                                                NOW.minusSeconds(60),
                                                "-123456789012.3456789",
                                                true)))
                        .withHeld(List.of(new Held("XMPL", "0.000000000123456789", "0.10", true))));

        assertThat(account(dialect).balance())
                .isEqualTo(new BigDecimal("90071992547409.930000000001"));
        assertThat(transactions(dialect, YEAR))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.amount()).isEqualByComparingTo("-123456789012.3456789");
                    assertThat(row.subtype()).isEqualTo(TransactionSubtype.BUY);
                });
        assertThat(holdings(dialect))
                .singleElement()
                .satisfies(holding -> {
                    assertThat(holding.quantity()).isEqualByComparingTo("0.000000000123456789");
                    assertThat(holding.marketValue()).contains(new BigDecimal("0.10"));
                });
    }

    @ParameterizedTest
    @MethodSource("numbersThatAreNone")
    void takesNothingElseForANumberThatCannotBeRead(InstitutionDialect dialect, String number) {
        plays(dialect, Scene.empty().withBalance(number));
        assertThat(adapter(dialect).accounts(dialect.access(), Optional.empty()))
                .as("balance")
                .isEqualTo(Result.err(new FetchFailure.AnswerInvalid()));

        plays(dialect, Scene.empty());
        NormalizedAccount account = account(dialect);
        for (boolean known : new boolean[] {true, false}) {
            var row = new Row("1", NOW.minusSeconds(60), number, known);
            plays(dialect, Scene.empty().withRows(List.of(row)));
            assertThat(
                            adapter(dialect)
                                    .transactions(
                                            dialect.access(), account, YEAR, Optional.empty()))
                    .as("amount")
                    .isEqualTo(Result.err(new FetchFailure.AnswerInvalid()));
        }
        plays(dialect, Scene.empty().withHeld(List.of(new Held("XMPL", "2", number, true))));
        assertThat(adapter(dialect).holdings(dialect.access(), account, Optional.empty()))
                .as("worth")
                .isEqualTo(Result.err(new FetchFailure.AnswerInvalid()));
    }

    /** As numbers and, with marks around it, as a text: institutions do either. */
    static Stream<Arguments> numbersThatAreNone() {
        return dialects()
                .flatMap(dialect ->
                        Stream.of("1E2147483647", "1E39", "true", "{}", "1,5", "12x")
                                .map(number -> Arguments.of(dialect, number)));
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void refusesAnObjectThatSaysTheSameTwice(InstitutionDialect dialect) {
        plays(dialect, Scene.empty().withMore(",\"one\":1,\"one\":2"));

        assertThat(adapter(dialect).accounts(dialect.access(), Optional.empty()))
                .isEqualTo(Result.err(new FetchFailure.AnswerInvalid()));
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void keepsWhatIsOwedNegativeAndPassesOverWhatWasClosed(InstitutionDialect dialect) {
        plays(
                dialect,
                Scene.empty()
                        .withHeld(
                                List.of(
                                        new Held("SOLD", "-3", "-30", true),
                                        new Held("GONE", "0", "0", true))));

        assertThat(holdings(dialect))
                .singleElement()
                .satisfies(holding -> {
                    assertThat(holding.symbol()).contains("SOLD");
                    assertThat(holding.quantity()).isEqualByComparingTo("-3");
                    assertThat(holding.marketValue().orElseThrow()).isEqualByComparingTo("-30");
                });
    }

    @ParameterizedTest
    @MethodSource("faults")
    void tellsWhatEveryFaultMeans(InstitutionDialect dialect, Fault fault) {
        plays(dialect, Scene.empty());
        NormalizedAccount account = account(dialect);
        OnlineInstitution adapter =
                adapter(dialect, fault == Fault.SILENCE ? Duration.ofMillis(100) : PATIENCE);

        breaks(dialect, Kind.ACCOUNTS, fault);
        assertThat(adapter.accounts(dialect.access(), Optional.empty()))
                .isEqualTo(Result.err(fault.meaning()));
        breaks(dialect, Kind.TRANSACTIONS, fault);
        assertThat(adapter.transactions(dialect.access(), account, YEAR, Optional.empty()))
                .isEqualTo(Result.err(fault.meaning()));
        breaks(dialect, Kind.HOLDINGS, fault);
        assertThat(adapter.holdings(dialect.access(), account, Optional.empty()))
                .isEqualTo(Result.err(fault.meaning()));
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void survivesAFaultThatPasses(InstitutionDialect dialect) {
        plays(dialect, Scene.empty());
        var failed = new AtomicBoolean();
        server.plays(asked ->
                failed.compareAndSet(false, true)
                        ? Answer.of(502, "")
                        : answer(dialect, asked, Scene.empty()));

        assertThat(account(dialect).balance()).isEqualTo(new BigDecimal("100.25"));
        assertThat(failed).isTrue();
    }

    private static Row sale(int id, Instant at) {
        return new Row(Integer.toString(id), at, "10.00", true);
    }

    private void plays(InstitutionDialect dialect, Scene scene) {
        server.plays(asked -> answer(dialect, asked, scene));
    }

    private void breaks(InstitutionDialect dialect, Kind kind, Fault fault) {
        server.plays(asked ->
                dialect.kindOf(asked) == kind
                        ? fault.answer()
                        : answer(dialect, asked, Scene.empty()));
    }

    private static Answer answer(InstitutionDialect dialect, StubServer.Asked asked, Scene scene) {
        return dialect.answer(asked, scene).map(Answer::ok).orElseGet(() -> Answer.of(404, "{}"));
    }

    private OnlineInstitution adapter(InstitutionDialect dialect) {
        return adapter(dialect, PATIENCE);
    }

    private OnlineInstitution adapter(InstitutionDialect dialect, Duration patience) {
        HttpLimits usual = HttpLimits.usual();
        var limits =
                new HttpLimits(
                        usual.connectTimeout(),
                        patience,
                        MOST_BYTES,
                        2,
                        Duration.ofMillis(1),
                        10_000,
                        usual.breakerFailurePercent(),
                        usual.breakerOpen(),
                        usual.concurrentCalls(),
                        usual.queueTimeout());
        return dialect.adapter(server.address(), limits, () -> NOW);
    }

    private NormalizedAccount account(InstitutionDialect dialect) {
        return all(cursor -> adapter(dialect).accounts(dialect.access(), cursor)).getFirst();
    }

    private List<NormalizedTransaction> transactions(InstitutionDialect dialect, Period period) {
        NormalizedAccount account = account(dialect);
        OnlineInstitution adapter = adapter(dialect);
        return all(cursor -> adapter.transactions(dialect.access(), account, period, cursor));
    }

    private List<NormalizedHolding> holdings(InstitutionDialect dialect) {
        NormalizedAccount account = account(dialect);
        return all(cursor -> adapter(dialect).holdings(dialect.access(), account, cursor));
    }

    private static <T> List<T> all(
            Function<Optional<String>, Result<Page<T>, FetchFailure>> fetch) {
        var items = new ArrayList<T>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<T> page =
                    fetch.apply(cursor)
                            .fold(
                                    told -> told,
                                    failure -> {
                                        throw new AssertionError(failure);
                                    });
            items.addAll(page.items());
            cursor = page.next();
        } while (cursor.isPresent());
        return items;
    }
}
