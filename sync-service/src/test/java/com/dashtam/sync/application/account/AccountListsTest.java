package com.dashtam.sync.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.money.Money;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.connection.KnownConnections.Unknown;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.memory.Office;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountListsTest {

    private final Office office = new Office();
    private final Holder holder = office.connected();
    private final ListAccountsHandler list =
            new ListAccountsHandler(office.ports.accounts(), office.known);

    @BeforeEach
    void accounts() {
        var euro =
                new NormalizedAccount(
                        "e",
                        "****9",
                        "Euro",
                        Any.account("e").type(),
                        Any.EUR,
                        new BigDecimal("5"),
                        Optional.empty(),
                        false);
        office.ports
                .ledger()
                .mergeAccounts(holder, List.of(Any.account("a"), Any.account("b"), euro), Any.NOW);
    }

    @Test
    void neverAddsTwoCurrencies() {
        var overview = listed(AccountFilter.all(holder.userId()));

        assertThat(overview.accounts()).hasSize(3);
        assertThat(overview.activeCount()).isEqualTo(2);
        assertThat(overview.balanceByCurrency())
                .containsEntry("USD", Money.of("2501", "USD"))
                .containsEntry("EUR", Money.of("5", "EUR"))
                .hasSize(2);
    }

    @Test
    void listsTheAccountsOfAConnectionToItsOwnerOnly() {
        assertThat(listed(ofConnection(holder.userId())).accounts()).hasSize(3);
        assertThat(list.handle(new ListAccounts(ofConnection(UUID.randomUUID()))))
                .isEqualTo(Result.err(Unknown.NO_SUCH_CONNECTION));
    }

    @Test
    void saysThatItCannotTellWhileProviderServiceIsAway() {
        office.providerServiceAway = true;
        var filter = AccountFilter.ofConnection(holder.userId(), UUID.randomUUID());

        assertThat(list.handle(new ListAccounts(filter)))
                .isEqualTo(Result.err(Unknown.PROVIDER_SERVICE_AWAY));
    }

    @Test
    void showsAnAccountToItsOwnerOnly() {
        var account = listed(AccountFilter.all(holder.userId())).accounts().getFirst();

        assertThat(office.getAccount.handle(new GetAccount(holder.userId(), account.id())))
                .contains(account);
        assertThat(office.getAccount.handle(new GetAccount(UUID.randomUUID(), account.id())))
                .isEmpty();
    }

    private AccountFilter ofConnection(UUID user) {
        return AccountFilter.ofConnection(user, holder.connectionId());
    }

    private AccountOverview listed(AccountFilter filter) {
        return switch (list.handle(new ListAccounts(filter))) {
            case Result.Ok<AccountOverview, Unknown>(var overview) -> overview;
            case Result.Err<AccountOverview, Unknown>(var unknown) ->
                    throw new AssertionError(unknown);
        };
    }
}
