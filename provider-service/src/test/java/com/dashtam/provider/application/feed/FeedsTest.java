package com.dashtam.provider.application.feed;

import static com.dashtam.provider.application.feed.Opened.feed;
import static com.dashtam.provider.application.feed.Opened.lines;
import static com.dashtam.provider.application.feed.Opened.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.provider.ConnectionChanged;
import com.dashtam.events.provider.ConnectionStatus;
import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.application.feed.ReadTransactions.Wanted;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.feed.Adapters;
import com.dashtam.provider.domain.feed.FetchFailure;
import com.dashtam.provider.domain.feed.Period;
import com.dashtam.provider.fixture.World;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FeedsTest {

    private static final Period YEAR =
            new Period(LocalDate.of(2025, 3, 1), LocalDate.of(2026, 3, 1));

    private final World world = new World();
    private final Connection connection = world.connected();

    @Test
    void streamsEveryPageOfAccounts() {
        world.bank.has(3, 1);

        assertThat(kinds(accounts()))
                .containsExactly(
                        "Account", "PageEnd", "Account", "PageEnd", "Account", "PageEnd", "End");
    }

    @Test
    void streamsTheTransactionsOfOneAccountAfterTheOther() {
        world.bank.has(2, 2);

        assertThat(rows(lines(transactions(Optional.empty()))))
                .containsExactly(
                        "acc-1 1-1",
                        "acc-1 1-2",
                        "acc-1 2-1",
                        "acc-1 2-2",
                        "acc-2 1-1",
                        "acc-2 1-2",
                        "acc-2 2-1",
                        "acc-2 2-2");
        assertThat(kinds(transactions(Optional.empty()))).endsWith("PageEnd", "End");
    }

    @Test
    void streamsOneAccountAloneWhenAsked() {
        world.bank.has(3, 1);

        assertThat(rows(lines(transactions(Optional.of("acc-2")))))
                .containsExactly("acc-2 1-1", "acc-2 1-2");
    }

    @Test
    void refusesAnAccountThatTheConsentDoesNotCover() {
        assertThat(refusal(transactions(Optional.of("acc-9"))).reason())
                .isEqualTo(FeedFailure.ACCOUNT_NOT_FOUND);
        assertThat(refusal(holdings(Optional.of("acc-9"))).reason())
                .isEqualTo(FeedFailure.ACCOUNT_NOT_FOUND);
    }

    @Test
    void streamsWhatEachAccountHoldsUnderItsName() {
        world.bank.has(2, 1);
        world.bank.hasAccountsOf(AccountType.ROTH_IRA, 2);

        assertThat(kinds(holdings(Optional.empty())))
                .containsExactly(
                        "HoldingsOf",
                        "Holding",
                        "PageEnd",
                        "Holding",
                        "PageEnd",
                        "HoldingsOf",
                        "Holding",
                        "PageEnd",
                        "Holding",
                        "PageEnd",
                        "End");
        assertThat(lines(holdings(Optional.of("acc-2"))))
                .first()
                .isEqualTo(new FeedLine.HoldingsOf("acc-2"));
    }

    @Test
    void saysNothingAboutWhatAnAccountHoldsThatCannotHoldAnything() {
        world.bank.hasAccountsOf(AccountType.CREDIT_CARD, 1);

        assertThat(kinds(holdings(Optional.empty()))).containsExactly("End");
        assertThat(world.stored(connection).lastSyncAt()).contains(world.clock.instant());
    }

    @Test
    void endsWithAFailureWhenTheHoldingsOfALaterAccountAreMissing() {
        world.bank.has(2, 1);
        world.bank.hasAccountsOf(AccountType.BROKERAGE, 1);
        Feed feed = feed(holdings(Optional.empty()));
        world.bank.failsNextFetchWith(new FetchFailure.Unavailable());

        assertThat(lines(feed))
                .last()
                .isEqualTo(FeedLine.Failure.of(FeedFailure.INSTITUTION_UNAVAILABLE));
        assertThat(world.stored(connection).lastSyncAt()).isEmpty();
    }

    @Test
    void remembersWhenEverythingWasRead() {
        lines(accounts());

        assertThat(world.stored(connection).lastSyncAt()).contains(world.clock.instant());
    }

    @Test
    void refusesAtOnceWhenTheInstitutionDoes() {
        world.bank.failsNextFetchWith(new FetchFailure.RateLimited(Optional.of(7)));

        assertThat(refusal(accounts()))
                .isEqualTo(new FeedLine.Failure(FeedFailure.RATE_LIMITED, Optional.of(7)));
        assertThat(world.stored(connection).lastSyncAt()).isEmpty();
    }

    @Test
    void leavesTheInstitutionAloneForAsLongAsItWants() {
        world.bank.failsNextFetchWith(new FetchFailure.RateLimited(Optional.of(7)));
        assertThat(refusal(accounts()).reason()).isEqualTo(FeedFailure.RATE_LIMITED);

        world.clock.forward(Duration.ofMillis(4_500));
        assertThat(refusal(accounts()))
                .isEqualTo(new FeedLine.Failure(FeedFailure.RATE_LIMITED, Optional.of(3)));

        world.clock.forward(Duration.ofMillis(2_500));
        assertThat(kinds(accounts())).endsWith("End");
    }

    @Test
    void leavesItAloneForAMinuteWhenItDoesNotSay() {
        world.bank.failsNextFetchWith(new FetchFailure.RateLimited(Optional.empty()));
        assertThat(refusal(accounts()).retryAfterSeconds()).isEmpty();

        assertThat(refusal(holdings(Optional.empty())).retryAfterSeconds()).contains(60);
    }

    @Test
    void leavesItAloneOnceItSaysThatItsQuotaIsSpent() {
        world.bank.has(1, 1);
        world.bank.spendsItsQuotaFor(Duration.ofSeconds(90));

        assertThat(kinds(accounts())).endsWith("End");

        assertThat(world.stored(connection).nextAllowedAt())
                .contains(world.clock.instant().plusSeconds(90));
        assertThat(refusal(accounts()))
                .isEqualTo(new FeedLine.Failure(FeedFailure.RATE_LIMITED, Optional.of(90)));
    }

    @Test
    void endsWithAFailureWhenALaterPageIsMissing() {
        world.bank.has(2, 1);
        Feed feed = feed(accounts());
        world.bank.failsNextFetchWith(new FetchFailure.Unavailable());

        assertThat(lines(feed))
                .last()
                .isEqualTo(FeedLine.Failure.of(FeedFailure.INSTITUTION_UNAVAILABLE));
        assertThat(world.stored(connection).lastSyncAt()).isEmpty();
    }

    @Test
    void refusesTransactionsWhenTheAccountsCannotBeRead() {
        world.bank.failsNextFetchWith(new FetchFailure.AnswerInvalid());

        assertThat(refusal(transactions(Optional.empty())).reason())
                .isEqualTo(FeedFailure.INSTITUTION_ANSWER_INVALID);
    }

    @Test
    void goesOnWithANewTokenWhenTheOldOneIsRejected() {
        world.bank.failsNextFetchWith(new FetchFailure.TokenRejected());

        assertThat(kinds(accounts())).endsWith("End");
        assertThat(world.bank.refreshes()).isEqualTo(1);
    }

    @Test
    void rejectsTheCredentialsWhenTheNewTokenIsRejectedToo() {
        world.bank.failsNextFetchWith(new FetchFailure.TokenRejected());
        world.bank.failsNextFetchWith(new FetchFailure.TokenRejected());

        assertThat(refusal(accounts()).reason()).isEqualTo(FeedFailure.CREDENTIALS_REJECTED);
        assertThat(world.stored(connection).isActive()).isTrue();
    }

    @Test
    void revokesTheConnectionWhenTheConsentWasTakenBack() {
        world.bank.failsNextFetchWith(new FetchFailure.ConsentWithdrawn());

        assertThat(refusal(accounts()).reason()).isEqualTo(FeedFailure.CREDENTIALS_REJECTED);

        assertThat(world.stored(connection).status().text()).isEqualTo("revoked");
        assertThat(world.workflows.eventsOf(ConnectionChanged.class))
                .extracting(ConnectionChanged::getStatus)
                .containsExactly(ConnectionStatus.revoked);
    }

    @Test
    void keepsAConnectionThatIsAuthorizedAgainWhileItsOlderConsentIsFoundWithdrawn() {
        world.bank.failsNextFetchWith(new FetchFailure.ConsentWithdrawn());
        world.bank.duringFetch(
                () -> world.vault.put(connection.credentialOwner(), world.bank.issue()));

        assertThat(refusal(accounts()).reason()).isEqualTo(FeedFailure.CREDENTIALS_REJECTED);

        assertThat(world.stored(connection).isActive()).isTrue();
        assertThat(world.workflows.eventsOf(ConnectionChanged.class)).isEmpty();
    }

    @Test
    void stopsAtACursorThatLeadsNowhere() {
        world.bank.goesOnForEver();

        assertThat(lines(accounts()))
                .last()
                .isEqualTo(FeedLine.Failure.of(FeedFailure.INSTITUTION_ANSWER_INVALID));
    }

    @Test
    void refusesAConnectionThatIsUnknownOrNotActive() {
        var unknown = new ReadAccounts(UUID.randomUUID());
        assertThat(refusal(new ReadAccountsHandler(world.feeds).handle(unknown, world.caller())))
                .isEqualTo(FeedLine.Failure.of(FeedFailure.CONNECTION_NOT_FOUND));

        world.connections.update(connection.disconnected(world.clock.instant()));
        assertThat(refusal(accounts()).reason()).isEqualTo(FeedFailure.CONNECTION_NOT_ACTIVE);
    }

    @Test
    void refusesAConnectionThatStandsForFiles() {
        var files =
                Connection.active(
                        world.ids.next(),
                        world.user,
                        World.FILES,
                        Optional.empty(),
                        world.clock.instant());
        world.connections.add(files);

        assertThat(
                        refusal(
                                new ReadAccountsHandler(world.feeds)
                                        .handle(new ReadAccounts(files.id()), world.caller())))
                .isEqualTo(FeedLine.Failure.of(FeedFailure.CONNECTION_WITHOUT_FEED));
    }

    @Test
    void refusesAnInstitutionThatIsNoLongerConfigured() {
        var sources =
                new FeedSources(
                        world.connections,
                        new Adapters(Map.of()),
                        new InstitutionCalls(
                                world.connections,
                                world.accessTokens,
                                world.retirement,
                                world.keeping,
                                world.clock),
                        world.loginKeys,
                        world.clock);

        assertThat(
                        refusal(
                                new ReadAccountsHandler(sources)
                                        .handle(new ReadAccounts(connection.id()), world.caller())))
                .isEqualTo(FeedLine.Failure.of(FeedFailure.INSTITUTION_UNAVAILABLE));
    }

    private Result<Feed, FeedLine.Failure> accounts() {
        return new ReadAccountsHandler(world.feeds)
                .handle(new ReadAccounts(connection.id()), world.caller());
    }

    private Result<Feed, FeedLine.Failure> transactions(Optional<String> account) {
        return transactions(account.<Wanted>map(Wanted.OfAccount::new).orElseGet(Wanted.All::new));
    }

    private Result<Feed, FeedLine.Failure> transactions(Wanted wanted) {
        return new ReadTransactionsHandler(world.feeds)
                .handle(new ReadTransactions(connection.id(), YEAR, wanted), world.caller());
    }

    private Result<Feed, FeedLine.Failure> holdings(Optional<String> account) {
        return new ReadHoldingsHandler(world.feeds)
                .handle(new ReadHoldings(connection.id(), account), world.caller());
    }

    private static List<String> kinds(Result<Feed, FeedLine.Failure> opened) {
        return lines(opened).stream().map(line -> line.getClass().getSimpleName()).toList();
    }

    private static List<String> rows(List<FeedLine> lines) {
        return lines.stream()
                .filter(FeedLine.Transaction.class::isInstance)
                .map(line -> ((FeedLine.Transaction) line).transaction())
                .map(row -> row.providerAccountId() + " " + row.providerTransactionId())
                .toList();
    }
}
