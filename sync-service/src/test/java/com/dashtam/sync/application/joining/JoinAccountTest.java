package com.dashtam.sync.application.joining;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.sync.AccountJoinAttempted;
import com.dashtam.events.sync.AccountJoinFailed;
import com.dashtam.events.sync.AccountJoinRefusal;
import com.dashtam.events.sync.AccountJoinSucceeded;
import com.dashtam.events.sync.PortfolioNetWorthRecalculated;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.money.Currency;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.joining.JoinAccount.Refusal;
import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.domain.connection.ConnectionStatus;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.memory.Office;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JoinAccountTest {

    private final Office office = new Office();
    private final Holder bank = office.connected();
    private final Holder files = new Holder(bank.userId(), UUID.randomUUID());
    private final UUID account = kept(bank, Any.account("a"));
    private final UUID file;

    JoinAccountTest() {
        office.ports
                .connections()
                .save(Any.connectionOf(files, "ofx_file", ConnectionStatus.ACTIVE), Any.NOW);
        file = kept(files, Any.account("f"));
    }

    private UUID kept(Holder holder, NormalizedAccount account) {
        office.ports.ledger().mergeAccounts(holder, List.of(account), Any.NOW);
        return office
                .ports
                .accounts()
                .list(AccountFilter.ofConnection(holder.userId(), holder.connectionId()))
                .stream()
                .filter(it -> it.providerAccountId().equals(account.providerAccountId()))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Result<Account, Refusal> join(UUID one, UUID other) {
        return office.join.handle(
                new JoinAccount(bank.userId(), one, other), Office.callerOf(bank));
    }

    @Test
    void answersWithTheAccountThatLeadsAndCountsItOnce() {
        assertThat(join(file, account).map(Account::id)).isEqualTo(Result.ok(account));
        assertThat(office.workflows.only(AccountJoinAttempted.class).getAccountId())
                .isEqualTo(file);
        var succeeded = office.workflows.only(AccountJoinSucceeded.class);
        assertThat(succeeded.getOtherAccountId()).isEqualTo(account);
        assertThat(succeeded.getLeadingAccountId()).isEqualTo(account);
        var worth = office.workflows.only(PortfolioNetWorthRecalculated.class);
        assertThat(worth.getPreviousNetWorth()).isEqualTo("2501");
        assertThat(worth.getNewNetWorth()).isEqualTo("1250.5");
    }

    @Test
    void changesNothingTheSecondTime() {
        join(file, account);

        assertThat(join(account, file).map(Account::id)).isEqualTo(Result.ok(account));
        assertThat(office.workflows.eventsOf(PortfolioNetWorthRecalculated.class)).hasSize(1);
        assertThat(office.workflows.eventsOf(AccountJoinSucceeded.class)).hasSize(2);
    }

    @Test
    void knowsNoAccountsOfOthers() {
        var stranger = office.connected();
        UUID theirs = kept(stranger, Any.account("x"));

        assertThat(join(file, theirs)).isEqualTo(Result.err(Refusal.ACCOUNT_UNKNOWN));
        assertThat(join(theirs, file)).isEqualTo(Result.err(Refusal.ACCOUNT_UNKNOWN));
        assertThat(office.workflows.eventsOf(AccountJoinFailed.class))
                .extracting(AccountJoinFailed::getReason)
                .containsOnly(AccountJoinRefusal.account_unknown);
    }

    @Test
    void joinsNoAccountWithItself() {
        assertThat(join(file, file)).isEqualTo(Result.err(Refusal.SAME_ACCOUNT));
    }

    @Test
    void joinsNoTwoCurrencies() {
        NormalizedAccount like = Any.account("e");
        UUID euros =
                kept(
                        bank,
                        new NormalizedAccount(
                                "e",
                                like.numberMasked(),
                                like.name(),
                                like.type(),
                                new Currency("EUR"),
                                like.balance(),
                                like.availableBalance(),
                                true));

        assertThat(join(file, euros)).isEqualTo(Result.err(Refusal.CURRENCIES_DIFFER));
    }

    @Test
    void joinsNoTwoAccountsThatInstitutionsTellOf() {
        UUID second = kept(bank, Any.account("b"));

        assertThat(join(account, second)).isEqualTo(Result.err(Refusal.BOTH_CONNECTED));
        assertThat(office.workflows.only(AccountJoinFailed.class).getReason())
                .isEqualTo(AccountJoinRefusal.both_connected);
    }
}
