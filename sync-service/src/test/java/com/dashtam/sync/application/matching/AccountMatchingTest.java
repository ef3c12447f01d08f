package com.dashtam.sync.application.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.sync.AccountMatchAsked;
import com.dashtam.events.sync.AccountMatchFailed;
import com.dashtam.events.sync.AccountMatchRefusal;
import com.dashtam.events.sync.AccountMatchSucceeded;
import com.dashtam.events.sync.AccountMatchWithdrawal;
import com.dashtam.events.sync.AccountMatchWithdrawn;
import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.job.StartSync;
import com.dashtam.sync.application.matching.AnswerAccountMatch.Refusal;
import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.domain.job.SyncOrder;
import com.dashtam.sync.domain.job.SyncScope;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.matching.AccountMatch;
import com.dashtam.sync.domain.snapshot.SnapshotSource;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.memory.Office;
import com.dashtam.sync.memory.ScriptedFeed.Part;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountMatchingTest {

    private final Office office = new Office();
    private final Holder holder = office.connected();

    private static NormalizedAccount account(String id, String mask) {
        return new NormalizedAccount(
                id,
                mask,
                "Checking",
                AccountType.CHECKING,
                Any.USD,
                BigDecimal.TEN,
                Optional.empty(),
                true);
    }

    private void sync(NormalizedAccount... accounts) {
        office.feed.accounts(Part.of(accounts)).transactions(Part.whole(_ -> {}));
        office.clock.advance(Office.MINIMUM_INTERVAL);
        var order = SyncOrder.of(holder.connectionId(), SyncScope.ACCOUNTS, true);
        assertThat(
                        office.start.handle(
                                new StartSync(holder.userId(), order, SnapshotSource.ACCOUNT_SYNC),
                                Office.callerOf(holder)))
                .isInstanceOf(Result.Ok.class);
        office.trySync();
    }

    private List<Account> kept() {
        return office.ports.accounts().list(AccountFilter.all(holder.userId()));
    }

    private AccountMatch asked() {
        return office.ports.matches().listOwned(holder.userId()).getFirst();
    }

    private Result<Account, Refusal> answer(UUID user, Optional<UUID> account) {
        return office.answerMatch.handle(
                new AnswerAccountMatch(user, asked().id(), account), Office.callerOf(holder));
    }

    private Result<Account, Refusal> answer(Optional<UUID> account) {
        return answer(holder.userId(), account);
    }

    /** Two accounts that nothing tells apart, of which one comes under another identifier. */
    private void twins() {
        sync(account("1", "****1111"), account("2", "****1111"));
        sync(account("9", "****1111"));
    }

    @Test
    void keepsAnAccountThatComesUnderAnotherIdentifier() {
        sync(account("1", "****1111"), account("2", "****2222"));
        List<UUID> before = kept().stream().map(Account::id).toList();

        sync(account("10", "****1111"), account("20", "****2222"));

        assertThat(kept()).extracting(Account::id).containsExactlyElementsOf(before);
        assertThat(kept()).extracting(Account::providerAccountId).containsExactly("10", "20");
        assertThat(office.workflows.eventsOf(AccountMatchAsked.class)).isEmpty();
    }

    @Test
    void readsTheTransactionsOfAnAccountAnewThatWasFoundAgain() {
        sync(account("1", "****1111"));
        office.ports
                .accounts()
                .transactionsSynced(holder.connectionId(), Optional.empty(), Any.NOW);

        sync(account("10", "****1111"));

        assertThat(
                        office.ports
                                .accounts()
                                .progress(holder.connectionId(), Optional.empty())
                                .syncedAt())
                .isEmpty();
    }

    @Test
    void leavesAnAccountOutThatMayBeEitherOfTwoAndAsksOnce() {
        twins();
        sync(account("9", "****1111"));

        assertThat(kept()).extracting(Account::providerAccountId).containsExactly("1", "2");
        var event = office.workflows.only(AccountMatchAsked.class);
        assertThat(event.getMatchId()).isEqualTo(asked().id());
        assertThat(event.getCandidates()).isEqualTo(2);
    }

    @Test
    void withdrawsTheQuestionWhenTheAccountIsThereNoMore() {
        twins();

        UUID asked = asked().id();
        sync(account("1", "****1111"), account("2", "****1111"));

        assertThat(office.ports.matches().listOwned(holder.userId())).isEmpty();
        var told = office.workflows.only(AccountMatchWithdrawn.class);
        assertThat(told.getMatchId()).isEqualTo(asked);
        assertThat(told.getReason()).isEqualTo(AccountMatchWithdrawal.not_shown);
    }

    @Test
    void withdrawsTheQuestionThatALaterReadingSettles() {
        twins();

        sync(account("1", "****1111"), account("9", "****1111"));

        assertThat(kept()).extracting(Account::providerAccountId).containsExactly("1", "9");
        assertThat(office.workflows.only(AccountMatchWithdrawn.class).getReason())
                .isEqualTo(AccountMatchWithdrawal.settled);
    }

    @Test
    void withdrawsNothingThatWasAnswered() {
        twins();
        answer(Optional.empty());

        sync(account("9", "****1111"));

        assertThat(office.workflows.eventsOf(AccountMatchWithdrawn.class)).isEmpty();
    }

    @Test
    void keepsTheHistoryOfTheAccountThatTheUserNames() {
        twins();
        UUID first = kept().getFirst().id();

        assertThat(answer(Optional.of(first))).isInstanceOf(Result.Ok.class);

        assertThat(kept()).hasSize(2);
        assertThat(office.ports.accounts().findOwned(first, holder.userId()))
                .map(Account::providerAccountId)
                .contains("9");
        assertThat(office.ports.matches().listOwned(holder.userId())).isEmpty();
        assertThat(office.workflows.only(AccountMatchSucceeded.class).getIsNew()).isFalse();
    }

    @Test
    void addsTheAccountThatTheUserCallsNew() {
        twins();

        assertThat(answer(Optional.empty())).isInstanceOf(Result.Ok.class);

        assertThat(kept()).extracting(Account::providerAccountId).containsExactly("1", "2", "9");
        assertThat(office.workflows.only(AccountMatchSucceeded.class).getIsNew()).isTrue();
        sync(account("9", "****1111"));
        assertThat(office.ports.matches().listOwned(holder.userId())).isEmpty();
    }

    @Test
    void refusesAnAccountThatIsNoCandidate() {
        twins();

        assertThat(answer(Optional.of(UUID.randomUUID())))
                .isEqualTo(Result.err(Refusal.ACCOUNT_NOT_A_CANDIDATE));

        assertThat(office.workflows.only(AccountMatchFailed.class).getReason())
                .isEqualTo(AccountMatchRefusal.account_not_a_candidate);
        assertThat(office.ports.matches().listOwned(holder.userId())).hasSize(1);
    }

    @Test
    void refusesAnAnswerToSomebodyElsesQuestion() {
        twins();

        assertThat(answer(UUID.randomUUID(), Optional.empty()))
                .isEqualTo(Result.err(Refusal.MATCH_UNKNOWN));

        assertThat(kept()).hasSize(2);
        assertThat(office.workflows.only(AccountMatchFailed.class).getReason())
                .isEqualTo(AccountMatchRefusal.match_unknown);
    }
}
