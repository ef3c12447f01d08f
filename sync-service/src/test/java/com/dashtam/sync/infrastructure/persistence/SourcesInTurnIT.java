package com.dashtam.sync.infrastructure.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.money.Money;
import com.dashtam.sync.contract.Ports;
import com.dashtam.sync.contract.Telling;
import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.domain.account.AccountSettings;
import com.dashtam.sync.domain.account.OwnName;
import com.dashtam.sync.domain.connection.ConnectionState;
import com.dashtam.sync.domain.connection.ConnectionStatus;
import com.dashtam.sync.domain.job.SyncScope;
import com.dashtam.sync.domain.joining.JoinedAccounts.Occasion;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.snapshot.DayBalances.Known;
import com.dashtam.sync.domain.snapshot.DayBalances.Statement;
import com.dashtam.sync.domain.transaction.Transaction;
import com.dashtam.sync.domain.transaction.TransactionFilter;
import com.dashtam.sync.domain.transaction.TransactionHistory.Slice;
import com.dashtam.sync.domain.transaction.TransactionSort;
import com.dashtam.sync.fixture.Any;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What stays of one account while the sources that tell of it come and go. */
class SourcesInTurnIT {

    private static final JdbcPorts DATABASE = new JdbcPorts();

    private final Ports ports = DATABASE.ports();
    private final Holder files = Any.holder();
    private final Holder bank = new Holder(files.userId(), UUID.randomUUID());

    SourcesInTurnIT() {
        connected(files, "ofx_file");
        connected(bank, "sandbox");
    }

    @Test
    void leavesRemovedWhatTheUserRemovedBeforeTheBankWasConnected() {
        told(files, row("1", "-10"), row("2", "-20")).statement();
        remove(named("1"));

        Telling first = told(bank, row("x", "-10"), row("y", "-20"), row("z", "-30"));
        first.changes();
        join(first.occasion());

        assertThat(identifiers()).containsExactlyInAnyOrder("y", "z");
        told(files, row("1", "-10"), row("2", "-20")).statement();
        told(bank, row("x", "-10")).changes();
        assertThat(identifiers()).containsExactlyInAnyOrder("y", "z");
    }

    @Test
    void keepsWhatBothHadShownBeforeTheUserRemovedOneOfThem() {
        told(files, row("1", "-10")).statement();
        told(bank, row("x", "-10")).changes();
        remove(named("1"));

        join(told(bank, row("x", "-10")).occasion());

        assertThat(identifiers()).containsExactly("x");
    }

    @Test
    void showsOnceWhatABankTellsThatIsConnectedAgain() {
        told(bank, row("x", "-10"), pending("p", "-20"), pending("q", "-30"), row("r", "-40"))
                .everything();
        remove(named("r"));
        UUID first = named("x");
        disconnect(bank);
        var again = new Holder(bank.userId(), UUID.randomUUID());
        connected(again, "sandbox");
        Telling reading = told(again, row("x", "-10"), row("s", "-20"), row("r", "-40"));

        Counts told = reading.everything();
        Counts joined =
                within(() ->
                        ports.joined()
                                .join(
                                        bank.userId(),
                                        account(again).id(),
                                        account(bank).id(),
                                        reading.occasion())
                                .counts());

        assertThat(identifiers()).containsExactlyInAnyOrder("x", "s");
        assertThat(named("x")).isEqualTo(first);
        assertThat(told.plus(joined).created()).isZero();
        assertThat(joined.removed()).isEqualTo(1);
        assertThat(account(bank).joinedTo()).contains(account(again).id());
    }

    @Test
    void keepsTheBalancesThatFilesHaveStatedWhenTheBanksDataIsErased() {
        join(Occasion.of(Any.NOW));
        state(files, Any.TODAY.minusDays(9), "70");
        state(bank, Any.TODAY.minusDays(8), "80");

        erase(bank);

        assertThat(knownToday())
                .extracting(Known::accountId, known -> text(known.balance()))
                .containsExactly(tuple(account(files).id(), "70"));
    }

    @Test
    void forgetsTheBalancesThatFilesHaveStatedWithTheFiles() {
        join(Occasion.of(Any.NOW));
        state(bank, Any.TODAY.minusDays(9), "80");
        state(files, Any.TODAY.minusDays(8), "70");

        erase(files);

        assertThat(knownToday())
                .extracting(Known::accountId, known -> text(known.balance()))
                .containsExactly(tuple(account(bank).id(), "80"));
    }

    @Test
    void keepsWhatTheUserHasSetLastWhenAnotherSourceLeads() {
        set(files, new AccountSettings(true, Optional.of(new OwnName("Before"))));
        join(Occasion.of(Any.NOW));
        assertThat(account(bank).settings().excludedFromNetWorth()).isTrue();
        set(bank, new AccountSettings(false, Optional.empty()));

        within(() -> ports.joined().lead(bank.userId(), account(files).id(), Occasion.of(Any.NOW)));

        assertThat(account(files).settings())
                .isEqualTo(new AccountSettings(false, Optional.empty()));
    }

    private static String text(Money money) {
        return money.amount().toPlainString();
    }

    private void disconnect(Holder holder) {
        save(holder, "sandbox", ConnectionStatus.DISCONNECTED);
    }

    private void save(Holder holder, String slug, ConnectionStatus status) {
        ports.connections()
                .save(
                        new ConnectionState(
                                holder.connectionId(),
                                holder.userId(),
                                slug,
                                status,
                                Optional.empty()),
                        Any.NOW);
    }

    private void connected(Holder holder, String slug) {
        save(holder, slug, ConnectionStatus.ACTIVE);
        within(() -> ports.ledger().mergeAccounts(holder, List.of(Any.account("a")), Any.NOW));
    }

    private <T> T within(Supplier<T> work) {
        return ports.transactions().inTransaction(work);
    }

    private void join(Occasion occasion) {
        var leader =
                within(() ->
                        ports.joined()
                                .join(
                                        bank.userId(),
                                        account(bank).id(),
                                        account(files).id(),
                                        occasion)
                                .leader());
        assertThat(leader).isEqualTo(account(bank).id());
    }

    private Account account(Holder holder) {
        return ports.accounts()
                .list(AccountFilter.ofConnection(holder.userId(), holder.connectionId()))
                .getFirst();
    }

    private void set(Holder holder, AccountSettings settings) {
        ports.accounts().set(account(holder).id(), settings, Any.NOW);
    }

    private static NormalizedTransaction row(String id, String amount) {
        return Any.transaction("a").id(id).amount(amount).get();
    }

    private static NormalizedTransaction pending(String id, String amount) {
        return Any.transaction("a").id(id).amount(amount).status(TransactionStatus.PENDING).get();
    }

    private Telling told(Holder holder, NormalizedTransaction... rows) {
        return new Telling(ports, holder, Any.NOW).page(rows);
    }

    private List<Transaction> transactions() {
        return ports.history()
                .list(
                        TransactionFilter.all(bank.userId()),
                        Slice.first(TransactionSort.NEWEST_FIRST, 100));
    }

    private List<String> identifiers() {
        return transactions().stream().map(Transaction::providerTransactionId).toList();
    }

    private UUID named(String identifier) {
        return transactions().stream()
                .filter(row -> row.providerTransactionId().equals(identifier))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void remove(UUID id) {
        within(() -> ports.ledger().remove(bank.userId(), id, Any.NOW));
    }

    private void state(Holder holder, LocalDate day, String balance) {
        var job = Any.syncJob(holder, SyncScope.ACCOUNTS, Any.NOW);
        ports.syncs().add(job);
        var statement = new Statement(new Money(new BigDecimal(balance), Any.USD), day);
        ports.dayBalances().state(job.id(), holder, Map.of("a", statement), Any.NOW);
    }

    private List<Known> knownToday() {
        return ports.dayBalances().on(bank.userId(), List.of(Any.TODAY));
    }

    private void erase(Holder holder) {
        within(() -> new JdbcConnectionData(DATABASE.jdbc()).erase(holder.connectionId(), Any.NOW));
    }
}
