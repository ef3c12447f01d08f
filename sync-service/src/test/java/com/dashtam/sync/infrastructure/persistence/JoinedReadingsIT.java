package com.dashtam.sync.infrastructure.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.sync.contract.Ports;
import com.dashtam.sync.contract.Telling;
import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.domain.connection.ConnectionStatus;
import com.dashtam.sync.domain.joining.JoinedAccounts.Occasion;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.transaction.Annotations;
import com.dashtam.sync.domain.transaction.Transaction;
import com.dashtam.sync.domain.transaction.TransactionFilter;
import com.dashtam.sync.domain.transaction.TransactionHistory.Slice;
import com.dashtam.sync.domain.transaction.TransactionSort;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.fixture.Any.TransactionDraft;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a bank and files of its statements tell of one account, from one reading to the next. */
class JoinedReadingsIT {

    private static final JdbcPorts DATABASE = new JdbcPorts();

    private final Ports ports = DATABASE.ports();
    private final Holder bank = Any.holder();
    private final Holder files = new Holder(bank.userId(), UUID.randomUUID());

    JoinedReadingsIT() {
        connected(bank, "sandbox");
        connected(files, "ofx_file");
        UUID account = kept(bank);
        UUID file = kept(files);
        ports.transactions()
                .inTransaction(() ->
                        ports.joined().join(bank.userId(), account, file, Occasion.of(Any.NOW)));
    }

    @Test
    void knowsFromTheBankWhatAFileHolds() {
        bankTells(row("x").amount("-10").description("AMZN Mktp DE*12").get());
        var before = only();

        Counts counts = fileTells(row("1").amount("-10").description("AMAZON").get());

        assertThat(counts).isEqualTo(new Counts(0, 0, 1, 0));
        assertThat(only()).isEqualTo(before);
    }

    @Test
    void takesFromTheBankWhatAFileHasTold() {
        fileTells(row("1").amount("-10").description("AMAZON").get());
        Transaction before = only();
        annotate(before.id(), "a gift");

        var posted = row("x").amount("-10").description("Amazon.de").date(Any.TODAY.plusDays(3));
        Counts counts = bankTells(posted.get());

        assertThat(counts).isEqualTo(new Counts(0, 1, 0, 0));
        Transaction after = only();
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.description()).isEqualTo("Amazon.de");
        assertThat(after.providerTransactionId()).isEqualTo("x");
        assertThat(after.date()).isEqualTo(Any.TODAY.plusDays(3));
        assertThat(after.annotations().note()).contains("a gift");
        assertThat(revisions(after.id())).containsExactly("AMAZON");
        assertThat(formerIdentifiers(after.id())).containsExactly("1");
    }

    @Test
    void changesNothingWhenBothTellTheSameAgain() {
        var ofBank = List.of(row("x").amount("-10").get(), row("y").amount("-20").get());
        var ofFile =
                List.of(
                        row("1").amount("-10").date(Any.TODAY.minusDays(2)).get(),
                        row("2").amount("-30").get());
        told(bank, ofBank).everything();
        told(files, ofFile).statement();
        var before = transactions();
        assertThat(before).hasSize(3);

        assertThat(told(bank, ofBank).everything()).isEqualTo(new Counts(0, 0, 2, 0));
        assertThat(told(files, ofFile).statement()).isEqualTo(new Counts(0, 0, 2, 0));
        assertThat(transactions()).isEqualTo(before);
    }

    @Test
    void showsBothUnderTheBanksAccount() {
        bankTells(row("x").amount("-10").get());
        fileTells(row("1").amount("-20").get());

        assertThat(transactions())
                .hasSize(2)
                .extracting(Transaction::accountId)
                .containsOnly(account(bank).id());
        for (Holder source : List.of(bank, files)) {
            var filter =
                    TransactionFilter.of(source.userId())
                            .connection(Optional.of(source.connectionId()))
                            .build();
            assertThat(ports.history().list(filter, slice())).hasSize(2);
        }
    }

    @Test
    void matchesEachOfSeveralAlikeWithOne() {
        bankTells(row("x").get(), row("y").get());

        assertThat(fileTells(row("1").get(), row("2").get(), row("3").get()))
                .isEqualTo(new Counts(1, 0, 2, 0));
        assertThat(transactions()).hasSize(3);
    }

    @Test
    void prefersTheLikeDescriptionToTheNearestDay() {
        bankTells(
                row("x").description("Bakery").get(),
                row("y").description("Book shop").date(Any.TODAY.plusDays(2)).get());

        fileTells(row("1").description("BOOK SHOP LONDON").get());

        assertThat(formerIdentifiers(named("y").id())).containsExactly("1");
        assertThat(transactions()).hasSize(2);
    }

    @Test
    void keepsApartWhatIsFourDaysApartOrOfAnotherAmount() {
        bankTells(row("x").amount("-10").get());

        Counts counts =
                fileTells(
                        row("1").amount("-10").date(Any.TODAY.plusDays(4)).get(),
                        row("2").amount("-10.01").get());

        assertThat(counts).isEqualTo(new Counts(2, 0, 0, 0));
        assertThat(transactions()).hasSize(3);
    }

    @Test
    void doesNotTakeTheIdentifiersOfOneSourceForThoseOfTheOther() {
        bankTells(row("1").amount("-10").get());

        assertThat(fileTells(row("1").amount("-20").description("Rent").get()))
                .isEqualTo(new Counts(1, 0, 0, 0));
        assertThat(transactions()).hasSize(2);
        bankTells(row("1").amount("-11").get());
        assertThat(transactions())
                .extracting(row -> row.amount().amount().toPlainString())
                .containsExactlyInAnyOrder("-11", "-20");
    }

    @Test
    void leavesRemovedWhatTheUserRemoved() {
        bankTells(row("x").get());
        remove(only().id());

        fileTells(row("1").get());
        assertThat(transactions()).isEmpty();
        bankTells(row("x").get());
        fileTells(row("1").get());
        assertThat(transactions()).isEmpty();
    }

    @Test
    void followsThePostingOfWhatAFileHasTold() {
        var pending = row("p").amount("-20").status(TransactionStatus.PENDING);
        told(bank, List.of(pending.get())).everything();
        fileTells(row("1").amount("-23.60").date(Any.TODAY.plusDays(1)).get());

        told(bank, List.of(row("x").amount("-23.60").date(Any.TODAY.plusDays(1)).get()))
                .everything();

        assertThat(only().providerTransactionId()).isEqualTo("x");
    }

    @Test
    void finishesInTheNextReadingWhatWasBrokenOff() {
        fileTells(row("1").amount("-10").get());
        new Telling(ports, bank, Any.NOW).page(row("x").amount("-10").get());

        told(bank, List.of(row("x").amount("-10").get())).everything();

        assertThat(only().providerTransactionId()).isEqualTo("x");
    }

    @Test
    void keepsWhatTheFilesTellWhenTheBanksDataIsErased() {
        bankTells(row("x").amount("-10").get(), row("y").amount("-20").get());
        fileTells(row("1").amount("-10").get(), row("2").amount("-30").get());

        erase(bank);

        assertThat(transactions())
                .extracting(Transaction::providerTransactionId)
                .containsExactlyInAnyOrder("1", "2");
        assertThat(transactions())
                .extracting(Transaction::accountId)
                .containsOnly(account(files).id());
        assertThat(account(files).joinedTo()).isEmpty();
        assertThat(fileTells(row("1").amount("-10").get(), row("2").amount("-30").get()))
                .isEqualTo(new Counts(0, 0, 2, 0));
    }

    @Test
    void keepsWhatTheBankTellsWhenTheFilesAreErased() {
        bankTells(row("x").amount("-10").get(), row("y").amount("-20").get());
        fileTells(row("1").amount("-10").get(), row("2").amount("-30").get());

        erase(files);

        assertThat(transactions())
                .extracting(Transaction::providerTransactionId)
                .containsExactlyInAnyOrder("x", "y");
        assertThat(formerIdentifiers(named("x").id())).isEmpty();
    }

    private void connected(Holder holder, String slug) {
        ports.connections().save(Any.connectionOf(holder, slug, ConnectionStatus.ACTIVE), Any.NOW);
    }

    private UUID kept(Holder holder) {
        ports.transactions()
                .inTransaction(() ->
                        ports.ledger().mergeAccounts(holder, List.of(Any.account("a")), Any.NOW));
        return account(holder).id();
    }

    private Account account(Holder holder) {
        return ports.accounts()
                .list(AccountFilter.ofConnection(holder.userId(), holder.connectionId()))
                .getFirst();
    }

    private static TransactionDraft row(String id) {
        return Any.transaction("a").id(id);
    }

    private Telling told(Holder holder, List<NormalizedTransaction> rows) {
        return new Telling(ports, holder, Any.NOW).page(rows);
    }

    private Counts bankTells(NormalizedTransaction... rows) {
        return told(bank, List.of(rows)).changes();
    }

    private Counts fileTells(NormalizedTransaction... rows) {
        return told(files, List.of(rows)).statement();
    }

    private List<Transaction> transactions() {
        return ports.history().list(TransactionFilter.all(bank.userId()), slice());
    }

    private static Slice slice() {
        return Slice.first(TransactionSort.NEWEST_FIRST, 100);
    }

    private Transaction only() {
        assertThat(transactions()).hasSize(1);
        return transactions().getFirst();
    }

    private Transaction named(String id) {
        return transactions().stream()
                .filter(row -> row.providerTransactionId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void annotate(UUID id, String note) {
        ports.transactions()
                .inTransaction(() -> {
                    ports.ledger()
                            .annotate(
                                    bank.userId(),
                                    id,
                                    new Annotations(Optional.of(note), Optional.empty()),
                                    Any.NOW);
                    return id;
                });
    }

    private void remove(UUID id) {
        ports.transactions().inTransaction(() -> ports.ledger().remove(bank.userId(), id, Any.NOW));
    }

    private void erase(Holder holder) {
        ports.transactions()
                .inTransaction(() ->
                        new JdbcConnectionData(DATABASE.jdbc())
                                .erase(holder.connectionId(), Any.NOW));
    }

    private List<String> revisions(UUID id) {
        return DATABASE.jdbc()
                .sql(
                        "select description from transaction_revision where transaction_id = :id"
                                + " order by version")
                .param("id", id)
                .query(String.class)
                .list();
    }

    private List<String> formerIdentifiers(UUID id) {
        return DATABASE.jdbc()
                .sql(
                        "select provider_transaction_id from transaction_alias"
                                + " where transaction_id = :id order by 1")
                .param("id", id)
                .query(String.class)
                .list();
    }
}
