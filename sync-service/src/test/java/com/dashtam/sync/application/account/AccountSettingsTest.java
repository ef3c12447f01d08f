package com.dashtam.sync.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.sync.AccountSettingsFailed;
import com.dashtam.events.sync.AccountSettingsRefusal;
import com.dashtam.events.sync.AccountSettingsSucceeded;
import com.dashtam.events.sync.PortfolioNetWorthRecalculated;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.account.ChangeAccountSettings.Refusal;
import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.domain.account.AccountSettings;
import com.dashtam.sync.domain.account.OwnName;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.memory.Office;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountSettingsTest {

    private static final OwnName NAME = new OwnName("Rainy days");

    private final Office office = new Office();
    private final Holder holder = office.connected();

    @BeforeEach
    void oneAccount() {
        merge("100");
    }

    @Test
    void keepsWhatItsUserSetsThroughLaterSyncs() {
        change(Optional.of(true), Optional.of(Optional.of(NAME)));
        merge("120");

        assertThat(account().settings()).isEqualTo(new AccountSettings(true, Optional.of(NAME)));
        var event = office.workflows.only(AccountSettingsSucceeded.class);
        assertThat(event.getExcludedFromNetWorth()).isTrue();
        assertThat(event.getHasOwnName()).isTrue();
        assertThat(event.toString()).doesNotContain(NAME.value());
    }

    @Test
    void leavesWhatIsNotSpokenOfAndRemovesANameThatIsNull() {
        change(Optional.of(true), Optional.of(Optional.of(NAME)));
        change(Optional.empty(), Optional.of(Optional.empty()));

        assertThat(account().settings()).isEqualTo(new AccountSettings(true, Optional.empty()));
        change(Optional.empty(), Optional.of(Optional.of(NAME)));
        change(Optional.of(false), Optional.empty());
        assertThat(account().settings()).isEqualTo(new AccountSettings(false, Optional.of(NAME)));
    }

    @Test
    void tellsTheNetWorthAnewOnlyWhenItIsAnother() {
        change(Optional.of(true), Optional.empty());

        var event = office.workflows.only(PortfolioNetWorthRecalculated.class);
        assertThat(event.getPreviousNetWorth()).isEqualTo("100");
        assertThat(event.getNewNetWorth()).isEqualTo("0");
        assertThat(event.getAccountCount()).isZero();
        change(Optional.of(true), Optional.of(Optional.of(NAME)));
        assertThat(office.workflows.eventsOf(PortfolioNetWorthRecalculated.class)).hasSize(1);
    }

    @Test
    void writesNothingThatIsSetAlready() {
        var before = account();
        office.clock.advance(Duration.ofHours(1));

        change(Optional.of(false), Optional.of(Optional.empty()));

        assertThat(account()).isEqualTo(before);
    }

    @Test
    void knowsNoAccountOfSomebodyElse() {
        var command =
                new ChangeAccountSettings(
                        UUID.randomUUID(), account().id(), Optional.of(true), Optional.empty());

        assertThat(office.changeSettings.handle(command, Office.callerOf(holder)))
                .isEqualTo(Result.err(Refusal.ACCOUNT_UNKNOWN));
        assertThat(account().settings()).isEqualTo(AccountSettings.NONE);
        assertThat(office.workflows.only(AccountSettingsFailed.class).getReason())
                .isEqualTo(AccountSettingsRefusal.account_unknown);
    }

    @Test
    void knowsNoAccountThatIsNotThere() {
        var command =
                new ChangeAccountSettings(
                        holder.userId(), UUID.randomUUID(), Optional.of(true), Optional.empty());

        assertThat(office.changeSettings.handle(command, Office.callerOf(holder)))
                .isInstanceOf(Result.Err.class);
        assertThat(office.workflows.eventsOf(AccountSettingsSucceeded.class)).isEmpty();
    }

    private void change(Optional<Boolean> excluded, Optional<Optional<OwnName>> name) {
        var command = new ChangeAccountSettings(holder.userId(), account().id(), excluded, name);
        assertThat(office.changeSettings.handle(command, Office.callerOf(holder)))
                .isEqualTo(Result.ok(account()));
    }

    private void merge(String balance) {
        var rows = List.of(Any.withBalance(Any.account("a"), balance));
        assertThat(
                        office.ports
                                .ledger()
                                .mergeAccounts(holder, rows, office.clock.instant())
                                .errors())
                .isZero();
    }

    private Account account() {
        return office.ports.accounts().list(AccountFilter.all(holder.userId())).getFirst();
    }
}
