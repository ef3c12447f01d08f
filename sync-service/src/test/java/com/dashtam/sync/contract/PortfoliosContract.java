package com.dashtam.sync.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.money.Money;
import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.domain.account.AccountSettings;
import com.dashtam.sync.domain.account.OwnName;
import com.dashtam.sync.domain.connection.ConnectionStatus;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.portfolio.Omission;
import com.dashtam.sync.domain.portfolio.Portfolio;
import com.dashtam.sync.domain.portfolio.Portfolio.Position;
import com.dashtam.sync.fixture.Any;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

public abstract class PortfoliosContract {

    private final Ports ports = ports();
    private final Holder holder = Any.holder();

    protected abstract Ports ports();

    @Test
    void holdsTheBalanceOfEachAccountThatCounts() {
        keep(ConnectionStatus.ACTIVE, open("a", "-1.5"));

        assertThat(found().positions().values())
                .containsExactly(new Position(Money.of("-1.5", "USD"), Set.of()));
        assertThat(
                        ports.transactions()
                                .inTransaction(() -> ports.portfolios().hold(holder.userId())))
                .isEqualTo(found());
        assertThat(ports.portfolios().find(UUID.randomUUID()).positions()).isEmpty();
    }

    @Test
    void tellsEveryReasonWhyAnAccountDoesNotCount() {
        keep(ConnectionStatus.DISCONNECTED, closed("a"));
        exclude();

        assertThat(found().positions().values())
                .singleElement()
                .extracting(Position::omissions)
                .isEqualTo(Set.of(Omission.EXCLUDED, Omission.DISCONNECTED, Omission.CLOSED));
    }

    @Test
    void countsAccountsWhoseConsentIsOverButNotTheirConnection() {
        keep(ConnectionStatus.EXPIRED, open("a", "1"));
        assertThat(found().leftOut(Set.of())).isEmpty();
        keep(ConnectionStatus.REVOKED, open("a", "1"));
        assertThat(found().leftOut(Set.of())).isEmpty();
    }

    @Test
    void keepsSettingsThroughMerges() {
        keep(ConnectionStatus.ACTIVE, open("a", "1"));
        exclude();
        keep(ConnectionStatus.ACTIVE, open("a", "2"));

        assertThat(account().settings())
                .isEqualTo(new AccountSettings(true, Optional.of(new OwnName("Mine"))));
        assertThat(ports.accounts().findOwned(account().id(), holder.userId())).contains(account());
        assertThat(found().leftOut(Set.of()).values()).containsExactly(Omission.EXCLUDED);
    }

    private Portfolio found() {
        return ports.portfolios().find(holder.userId());
    }

    private Account account() {
        return ports.accounts().list(AccountFilter.all(holder.userId())).getFirst();
    }

    private void exclude() {
        ports.accounts()
                .set(
                        account().id(),
                        new AccountSettings(true, Optional.of(new OwnName("Mine"))),
                        Any.NOW);
    }

    private void keep(ConnectionStatus status, NormalizedAccount row) {
        var state = Any.connectionOf(holder, "sandbox", status);
        var counts =
                ports.transactions()
                        .inTransaction(() -> {
                            ports.connections().save(state, Any.NOW);
                            return ports.ledger().mergeAccounts(holder, List.of(row), Any.NOW);
                        });
        assertThat(counts.errors()).isZero();
    }

    private static NormalizedAccount open(String id, String balance) {
        return Any.withBalance(Any.account(id), balance);
    }

    private static NormalizedAccount closed(String id) {
        var any = Any.account(id);
        return new NormalizedAccount(
                id,
                any.numberMasked(),
                any.name(),
                any.type(),
                any.currency(),
                any.balance(),
                any.availableBalance(),
                false);
    }
}
