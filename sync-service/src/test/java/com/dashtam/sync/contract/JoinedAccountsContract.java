package com.dashtam.sync.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.money.Currency;
import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.domain.connection.ConnectionStatus;
import com.dashtam.sync.domain.joining.Accordance;
import com.dashtam.sync.domain.joining.JoinedAccounts.Occasion;
import com.dashtam.sync.domain.joining.Obstacle;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.transaction.Transaction;
import com.dashtam.sync.domain.transaction.TransactionFilter;
import com.dashtam.sync.domain.transaction.TransactionHistory.Slice;
import com.dashtam.sync.domain.transaction.TransactionSort;
import com.dashtam.sync.fixture.Any;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

public abstract class JoinedAccountsContract {

    private final Ports ports = ports();
    private final Holder files = Any.holder();
    private final Holder bank = new Holder(files.userId(), UUID.randomUUID());

    protected abstract Ports ports();

    protected JoinedAccountsContract() {
        connected(files, "ofx_file", ConnectionStatus.ACTIVE);
        connected(bank, "sandbox", ConnectionStatus.ACTIVE);
        kept(files, account("f", "****1234", AccountType.CHECKING, Any.USD));
        kept(bank, account("b", "xxxx-1234", AccountType.CHECKING, Any.USD));
    }

    @Test
    void tellsHowFarAccountsOfLikeNumberAgree() {
        told(files, row("f", "1", "-10", 0), row("f", "2", "-20", 1), row("f", "3", "-30", 2));
        told(bank, row("b", "x", "-20", 2), row("b", "y", "-10", 2), row("b", "z", "-7", 0));

        assertThat(ports.joined().compare(bank))
                .containsExactly(new Accordance(idOf(bank, "b"), idOf(files, "f"), false, 3, 2));
        assertThat(ports.joined().compare(files))
                .containsExactly(new Accordance(idOf(files, "f"), idOf(bank, "b"), false, 3, 2));
    }

    @Test
    void looksOnlyAtTheDaysOfWhichBothTell() {
        told(files, row("f", "1", "-10", 0), row("f", "2", "-20", 1));
        told(bank, row("b", "x", "-10", 0), row("b", "y", "-20", 1), row("b", "z", "-9", -20));

        assertThat(ports.joined().compare(bank))
                .containsExactly(new Accordance(idOf(bank, "b"), idOf(files, "f"), false, 2, 2));
    }

    @Test
    void comparesNoAccountsThatAreOfAnotherKind() {
        kept(bank, account("s", "****1234", AccountType.SAVINGS, Any.USD));
        kept(bank, account("e", "****1234", AccountType.CHECKING, new Currency("EUR")));
        kept(bank, account("n", "****9999", AccountType.CHECKING, Any.USD));
        kept(bank, account("h", "****", AccountType.CHECKING, Any.USD));

        assertThat(ports.joined().compare(bank))
                .extracting(Accordance::account)
                .containsExactly(idOf(bank, "b"));
    }

    @Test
    void comparesNoAccountsThatInstitutionsTellOf() {
        var other = new Holder(bank.userId(), UUID.randomUUID());
        connected(other, "alpaca", ConnectionStatus.ACTIVE);
        kept(other, account("o", "****1234", AccountType.CHECKING, Any.USD));

        assertThat(ports.joined().compare(other))
                .extracting(Accordance::other)
                .containsExactly(idOf(files, "f"));
    }

    @Test
    void comparesWhatIsConnectedWithWhatWasBefore() {
        var again = new Holder(bank.userId(), UUID.randomUUID());
        connected(again, "sandbox", ConnectionStatus.ACTIVE);
        kept(again, account("b", "****", AccountType.CHECKING, Any.USD));
        assertThat(ports.joined().compare(again)).isEmpty();

        connected(bank, "sandbox", ConnectionStatus.DISCONNECTED);

        assertThat(ports.joined().compare(again))
                .containsExactly(new Accordance(idOf(again, "b"), idOf(bank, "b"), true, 0, 0));
        assertThat(obstacle(idOf(again, "b"), idOf(bank, "b"))).isEmpty();
        assertThat(join(idOf(again, "b"), idOf(bank, "b"))).isEqualTo(idOf(again, "b"));
    }

    @Test
    void comparesNoTwoInstitutionsByIdentifiers() {
        var other = new Holder(bank.userId(), UUID.randomUUID());
        connected(other, "alpaca", ConnectionStatus.ACTIVE);
        kept(other, account("b", "****", AccountType.CHECKING, Any.USD));
        connected(bank, "sandbox", ConnectionStatus.DISCONNECTED);

        assertThat(ports.joined().compare(other)).isEmpty();
    }

    @Test
    void comparesNoAccountsOfAnotherUser() {
        var stranger = Any.holder();
        connected(stranger, "sandbox", ConnectionStatus.ACTIVE);
        kept(stranger, account("b", "****1234", AccountType.CHECKING, Any.USD));

        assertThat(ports.joined().compare(stranger)).isEmpty();
    }

    @Test
    void showsEachTransactionOnceUnderTheConnectedAccount() {
        told(files, row("f", "1", "-10", 0), row("f", "2", "-20", 1));
        told(bank, row("b", "x", "-20", 2), row("b", "y", "-7", 0));

        UUID leader = join(idOf(files, "f"), idOf(bank, "b"));

        assertThat(leader).isEqualTo(idOf(bank, "b"));
        assertThat(shownUnder(leader))
                .extracting(row -> row.amount().amount().toPlainString())
                .containsExactlyInAnyOrder("-10", "-20", "-7");
        assertThat(shownUnder(idOf(files, "f"))).isEmpty();
        assertThat(account(files, "f").joinedTo()).contains(leader);
        assertThat(account(bank, "b").joinedTo()).isEmpty();
    }

    @Test
    void countsTheBalanceOnce() {
        UUID leader = join(idOf(files, "f"), idOf(bank, "b"));

        assertThat(ports.portfolios().find(bank.userId()).positions().keySet())
                .containsExactly(leader);
        assertThat(listed(false)).extracting(Account::id).containsExactly(leader);
        assertThat(listed(true)).hasSize(2);
    }

    @Test
    void joinsWhatIsJoinedAlreadyWithAThird() {
        var tables = new Holder(files.userId(), UUID.randomUUID());
        connected(tables, "csv_file", ConnectionStatus.ACTIVE);
        kept(tables, account("t", "1234", AccountType.CHECKING, Any.USD));

        UUID first = join(idOf(files, "f"), idOf(tables, "t"));
        UUID leader = join(first, idOf(bank, "b"));

        assertThat(leader).isEqualTo(idOf(bank, "b"));
        assertThat(account(files, "f").joinedTo()).contains(leader);
        assertThat(account(tables, "t").joinedTo()).contains(leader);
    }

    @Test
    void saysWhyTwoAccountsCannotBeOne() {
        kept(bank, account("e", "****1234", AccountType.CHECKING, new Currency("EUR")));
        kept(bank, account("c", "****1234", AccountType.CHECKING, Any.USD));
        UUID file = idOf(files, "f");

        assertThat(obstacle(file, idOf(bank, "b"))).isEmpty();
        assertThat(obstacle(file, idOf(bank, "e"))).contains(Obstacle.CURRENCIES_DIFFER);
        assertThat(obstacle(idOf(bank, "b"), idOf(bank, "c"))).contains(Obstacle.BOTH_CONNECTED);
        assertThat(obstacle(file, UUID.randomUUID())).contains(Obstacle.UNKNOWN);
        assertThat(ports.joined().obstacle(UUID.randomUUID(), file, idOf(bank, "b")))
                .contains(Obstacle.UNKNOWN);
        join(file, idOf(bank, "b"));
        assertThat(obstacle(file, idOf(bank, "b"))).contains(Obstacle.JOINED);
        assertThat(obstacle(file, idOf(bank, "c"))).contains(Obstacle.BOTH_CONNECTED);
    }

    @Test
    void letsTheFilesLeadWhenTheBankIsDisconnectedAndTheBankWhenItIsBack() {
        told(files, row("f", "1", "-10", 0));
        UUID file = idOf(files, "f");
        UUID account = idOf(bank, "b");
        join(file, account);
        assertThat(ports.joined().waitingToLead(files)).isEmpty();

        connected(bank, "sandbox", ConnectionStatus.DISCONNECTED);
        assertThat(ports.joined().waitingToLead(files)).containsExactly(file);
        lead(file);
        assertThat(shownUnder(file)).hasSize(1);
        assertThat(account(bank, "b").joinedTo()).contains(file);

        assertThat(ports.joined().waitingToLead(bank)).isEmpty();
        connected(bank, "sandbox", ConnectionStatus.ACTIVE);
        assertThat(ports.joined().waitingToLead(bank)).containsExactly(account);
        lead(account);
        assertThat(shownUnder(account)).hasSize(1);
        assertThat(account(files, "f").joinedTo()).contains(account);
    }

    private void connected(Holder holder, String slug, ConnectionStatus status) {
        ports.connections().save(Any.connectionOf(holder, slug, status), Any.NOW);
    }

    private void kept(Holder holder, NormalizedAccount account) {
        ports.transactions()
                .inTransaction(
                        () -> ports.ledger().mergeAccounts(holder, List.of(account), Any.NOW));
    }

    private static NormalizedAccount account(
            String key, String mask, AccountType type, Currency currency) {
        return new NormalizedAccount(
                key, mask, key, type, currency, BigDecimal.TEN, Optional.empty(), true);
    }

    private void told(Holder holder, NormalizedTransaction... rows) {
        Telling.of(ports, holder, Any.NOW, List.of(rows));
    }

    private static NormalizedTransaction row(String account, String id, String amount, int day) {
        return Any.transaction(account).id(id).amount(amount).date(Any.TODAY.plusDays(day)).get();
    }

    private UUID join(UUID one, UUID other) {
        return ports.transactions()
                .inTransaction(() ->
                        ports.joined()
                                .join(bank.userId(), one, other, Occasion.of(Any.NOW))
                                .leader());
    }

    private void lead(UUID account) {
        ports.transactions()
                .inTransaction(() -> {
                    ports.joined().lead(bank.userId(), account, Occasion.of(Any.NOW));
                    return account;
                });
    }

    private Optional<Obstacle> obstacle(UUID one, UUID other) {
        return ports.joined().obstacle(bank.userId(), one, other);
    }

    private UUID idOf(Holder holder, String key) {
        return account(holder, key).id();
    }

    private Account account(Holder holder, String key) {
        return ports
                .accounts()
                .list(AccountFilter.ofConnection(holder.userId(), holder.connectionId()))
                .stream()
                .filter(account -> account.providerAccountId().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private List<Account> listed(boolean joinedToo) {
        return ports.accounts()
                .list(
                        new AccountFilter(
                                bank.userId(),
                                Optional.empty(),
                                Optional.empty(),
                                false,
                                joinedToo));
    }

    private List<Transaction> shownUnder(UUID account) {
        var filter = TransactionFilter.of(bank.userId()).account(Optional.of(account)).build();
        return ports.history().list(filter, Slice.first(TransactionSort.NEWEST_FIRST, 100));
    }
}
