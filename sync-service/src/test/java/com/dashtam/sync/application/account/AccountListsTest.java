package com.dashtam.sync.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.money.Money;
import com.dashtam.kernel.page.Cursors;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.account.ListAccounts.Listing;
import com.dashtam.sync.application.account.ListAccounts.Refusal;
import com.dashtam.sync.application.connection.KnownConnections.Unknown;
import com.dashtam.sync.application.page.NamePages;
import com.dashtam.sync.application.page.PageRefusal;
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
            new ListAccountsHandler(
                    office.ports.accounts(),
                    office.known,
                    new NamePages(new Cursors(new byte[32], "test")));

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
        var listing = listed(AccountFilter.all(holder.userId()));

        assertThat(listing.page().items()).hasSize(3);
        assertThat(listing.totals().count()).isEqualTo(3);
        assertThat(listing.totals().active()).isEqualTo(2);
        assertThat(listing.totals().balances())
                .containsEntry("USD", Money.of("2501", "USD"))
                .containsEntry("EUR", Money.of("5", "EUR"))
                .hasSize(2);
    }

    @Test
    void listsTheAccountsOfAConnectionToItsOwnerOnly() {
        assertThat(listed(ofConnection(holder.userId())).page().items()).hasSize(3);
        assertThat(list.handle(all(ofConnection(UUID.randomUUID()))))
                .isEqualTo(refused(Unknown.NO_SUCH_CONNECTION));
    }

    @Test
    void saysThatItCannotTellWhileProviderServiceIsAway() {
        office.providerServiceAway = true;
        var filter = AccountFilter.ofConnection(holder.userId(), UUID.randomUUID());

        assertThat(list.handle(all(filter))).isEqualTo(refused(Unknown.PROVIDER_SERVICE_AWAY));
    }

    @Test
    void showsAnAccountToItsOwnerOnly() {
        var account = listed(AccountFilter.all(holder.userId())).page().items().getFirst();

        assertThat(office.getAccount.handle(new GetAccount(holder.userId(), account.id())))
                .contains(account);
        assertThat(office.getAccount.handle(new GetAccount(UUID.randomUUID(), account.id())))
                .isEmpty();
    }

    private AccountFilter ofConnection(UUID user) {
        return AccountFilter.ofConnection(user, holder.connectionId());
    }

    @Test
    void tellsTheSameTotalsOnEachPage() {
        var filter = AccountFilter.all(holder.userId());
        var first = listed(new ListAccounts(filter, Optional.empty(), 2));
        var second = listed(new ListAccounts(filter, first.page().next(), 2));

        assertThat(first.page().items()).hasSize(2);
        assertThat(second.page().items())
                .hasSize(1)
                .doesNotContainAnyElementsOf(first.page().items());
        assertThat(second.page().next()).isEmpty();
        assertThat(second.totals()).isEqualTo(first.totals());
    }

    @Test
    void refusesACursorOfAnotherListBeforeItLooksForTheConnection() {
        var filter = AccountFilter.all(holder.userId());
        var cursor = listed(new ListAccounts(filter, Optional.empty(), 1)).page().next();
        var refused = Result.err(new Refusal.PageRefused(PageRefusal.CURSOR_INVALID));

        assertThat(list.handle(new ListAccounts(ofConnection(holder.userId()), cursor, 1)))
                .isEqualTo(refused);
        assertThat(list.handle(new ListAccounts(ofConnection(UUID.randomUUID()), cursor, 1)))
                .isEqualTo(refused);
        assertThat(list.handle(new ListAccounts(AccountFilter.all(UUID.randomUUID()), cursor, 1)))
                .isEqualTo(refused);
    }

    private static ListAccounts all(AccountFilter filter) {
        return new ListAccounts(filter, Optional.empty(), 100);
    }

    private static Result<Listing, Refusal> refused(Unknown why) {
        return Result.err(new Refusal.ConnectionRefused(why));
    }

    private Listing listed(AccountFilter filter) {
        return listed(all(filter));
    }

    private Listing listed(ListAccounts query) {
        return switch (list.handle(query)) {
            case Result.Ok<Listing, Refusal>(var listing) -> listing;
            case Result.Err<Listing, Refusal>(var refusal) -> throw new AssertionError(refusal);
        };
    }
}
