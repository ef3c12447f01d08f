package com.dashtam.sync.domain.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.money.Currency;
import com.dashtam.kernel.money.Money;
import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.account.AccountSettings;
import com.dashtam.sync.fixture.Any;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MatchingTest {

    private static NormalizedAccount read(String id, String mask, String name) {
        return read(id, mask, name, AccountType.CHECKING, Any.USD);
    }

    private static NormalizedAccount read(
            String id, String mask, String name, AccountType type, Currency currency) {
        return new NormalizedAccount(
                id, mask, name, type, currency, BigDecimal.ONE, Optional.empty(), true);
    }

    private static Account kept(String providerId, String mask, String name) {
        return kept(providerId, mask, name, AccountType.CHECKING, Any.USD);
    }

    private static Account kept(
            String providerId, String mask, String name, AccountType type, Currency currency) {
        return new Account(
                UUID.randomUUID(),
                UUID.randomUUID(),
                providerId,
                mask,
                name,
                type,
                new Money(BigDecimal.ONE, currency),
                Optional.empty(),
                true,
                AccountSettings.NONE,
                Optional.empty(),
                Optional.empty(),
                Any.NOW,
                Any.NOW);
    }

    private static void assertNothingToDo(Matching matching) {
        assertThat(matching.renumbered()).isEmpty();
        assertThat(matching.questions()).isEmpty();
    }

    @Test
    void leavesAccountsAloneThatKeepTheirIdentifiers() {
        var first = kept("1", "****1111", "Checking");

        assertNothingToDo(
                Matching.of(List.of(first), List.of(read("1", "****2222", "Something else"))));
    }

    @Test
    void findsEachAccountAgainByItsNumberAndName() {
        var checking = kept("1", "****1111", "Checking");
        var joint = kept("2", "****2222", "Checking");

        var matching =
                Matching.of(
                        List.of(checking, joint),
                        List.of(
                                read("20", "****2222", "Checking"),
                                read("10", "****1111", "checking ")));

        assertThat(matching.renumbered())
                .containsEntry(checking.id(), "10")
                .containsEntry(joint.id(), "20")
                .hasSize(2);
        assertThat(matching.questions()).isEmpty();
    }

    @Test
    void findsAnAccountAgainThatWasRenamed() {
        var checking = kept("1", "****1111", "Checking");

        assertThat(
                        Matching.of(List.of(checking), List.of(read("9", "****1111", "Everyday")))
                                .renumbered())
                .containsExactly(Map.entry(checking.id(), "9"));
    }

    @Test
    void prefersTheAccountThatHasTheNameToo() {
        var first = kept("1", "****1111", "Checking");
        var second = kept("2", "****1111", "Spending");

        var matching =
                Matching.of(
                        List.of(first, second),
                        List.of(read("8", "****1111", "Spending"), read("9", "****1111", "New")));

        assertThat(matching.renumbered())
                .containsEntry(second.id(), "8")
                .containsEntry(first.id(), "9");
    }

    @Test
    void findsAnAccountAgainByItsNameWhereNoNumberIsShown() {
        var first = kept("1", "****", "Pension");

        assertThat(
                        Matching.of(List.of(first), List.of(read("9", "****7777", "Pension")))
                                .renumbered())
                .containsEntry(first.id(), "9");
    }

    @Test
    void takesAnotherNumberTypeOrCurrencyForAnotherAccount() {
        var first = kept("1", "****1111", "Checking");

        assertNothingToDo(
                Matching.of(
                        List.of(first),
                        List.of(
                                read("7", "****2222", "Checking"),
                                read("8", "****1111", "Checking", AccountType.SAVINGS, Any.USD),
                                read("9", "****1111", "Checking", AccountType.CHECKING, Any.EUR))));
    }

    @Test
    void asksWhichOfTwinsItIs() {
        var first = kept("1", "****1111", "Checking");
        var second = kept("2", "****1111", "Checking");

        var matching =
                Matching.of(List.of(first, second), List.of(read("9", "****1111", "Checking")));

        assertThat(matching.renumbered()).isEmpty();
        assertThat(matching.questions()).hasSize(1);
        assertThat(matching.questions().getFirst().candidates())
                .containsExactlyInAnyOrder(first.id(), second.id());
    }

    @Test
    void asksAboutEachOfTwoThatMayBeTheSame() {
        var first = kept("1", "****1111", "Checking");

        var matching =
                Matching.of(
                        List.of(first),
                        List.of(
                                read("8", "****1111", "Checking"),
                                read("9", "****1111", "Checking")));

        assertThat(matching.renumbered()).isEmpty();
        assertThat(matching.questions())
                .extracting(question -> question.account().providerAccountId())
                .containsExactly("8", "9");
    }

    @Test
    void namesTheLikeliestCandidateFirst() {
        var unnumbered = kept("1", "****", "Checking");
        var numbered = kept("2", "****1111", "Checking");
        var renamed = kept("3", "****1111", "Everyday");
        var other = kept("4", "****1111", "Other");

        var matching =
                Matching.of(
                        List.of(unnumbered, renamed, other, numbered),
                        List.of(
                                read("8", "****1111", "Checking"),
                                read("9", "****1111", "Checking")));

        assertThat(matching.questions().getFirst().candidates())
                .startsWith(numbered.id())
                .endsWith(unnumbered.id())
                .hasSize(4);
    }

    @Test
    void countsOfRowsWithOneIdentifierTheFirst() {
        var first = kept("1", "****1111", "Checking");

        var matching =
                Matching.of(
                        List.of(first),
                        List.of(
                                read("9", "****1111", "Checking"),
                                read("9", "****1111", "Checking")));

        assertThat(matching.renumbered()).containsEntry(first.id(), "9");
        assertThat(matching.questions()).isEmpty();
    }
}
