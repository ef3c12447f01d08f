package com.dashtam.sync.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.RemovedTransaction;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.transaction.Transaction;
import com.dashtam.sync.domain.transaction.TransactionFilter;
import com.dashtam.sync.fixture.Any;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the ledger does with transactions of which an institution says that they are gone. */
public abstract class RemovalContract {

    private final Ports ports = ports();
    private final Holder holder = withTransactions();

    protected abstract Ports ports();

    private Holder withTransactions() {
        var added = Any.holder();
        ports.connections().save(Any.connectionOf(added), Any.NOW.plusSeconds(3600));
        Counts ignored =
                ports.transactions()
                        .inTransaction(() -> {
                            ports.ledger()
                                    .mergeAccounts(
                                            added,
                                            List.of(Any.account("a"), Any.account("b")),
                                            Any.NOW);
                            return ports.ledger()
                                    .mergeTransactions(
                                            added,
                                            List.of(
                                                    Any.transaction("a").id("1").get(),
                                                    Any.transaction("a").id("2").get(),
                                                    Any.transaction("b").id("1").get()),
                                            Any.NOW);
                        });
        return added;
    }

    @Test
    void letsGoOfTheTransactionsThatAreNamed() {
        assertThat(remove(holder, gone("a", "1"), gone("b", "1"))).isEqualTo(2);

        assertThat(idsOf(holder)).containsExactly("2");
    }

    @Test
    void passesOverWhatIsNotKept() {
        assertThat(remove(holder)).isZero();
        assertThat(remove(holder, gone("a", "9"), gone("c", "1"), gone("b", "2"))).isZero();
        assertThat(remove(holder, gone("a", "1"), gone("a", "1"))).isEqualTo(1);
        assertThat(remove(holder, gone("a", "1"))).isZero();

        assertThat(idsOf(holder)).containsExactlyInAnyOrder("2", "1");
    }

    @Test
    void touchesNoOtherConnection() {
        Holder other = withTransactions();

        assertThat(remove(other, gone("a", "1"), gone("a", "2"))).isEqualTo(2);

        assertThat(idsOf(holder)).hasSize(3);
        assertThat(idsOf(other)).containsExactly("1");
    }

    private static RemovedTransaction gone(String account, String id) {
        return new RemovedTransaction(account, id);
    }

    private int remove(Holder of, RemovedTransaction... rows) {
        return ports.transactions()
                .inTransaction(() -> ports.ledger().removeTransactions(of, List.of(rows), Any.NOW));
    }

    private List<String> idsOf(Holder of) {
        return ports
                .history()
                .list(TransactionFilter.all(of.userId()), Optional.empty(), 100)
                .stream()
                .map(Transaction::providerTransactionId)
                .toList();
    }
}
