package com.dashtam.provider.application.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.RemovedTransaction;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.kernel.money.Currency;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.application.feed.ReadTransactions.Wanted;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.feed.ChangeFeed;
import com.dashtam.provider.domain.feed.Changes;
import com.dashtam.provider.domain.feed.FetchFailure;
import com.dashtam.provider.domain.feed.Period;
import com.dashtam.provider.fixture.World;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangedTransactionsTest {

    private static final Period YEAR =
            new Period(LocalDate.of(2025, 3, 1), LocalDate.of(2026, 3, 1));
    private static final Optional<String> BOOKMARK = Optional.of("b-0");

    private final World world = new World();
    private final Connection connection = world.connected();
    private final Deque<Result<Changes, FetchFailure>> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();

    ChangedTransactionsTest() {
        world.bank.tellsChanges(
                new ChangeFeed() {
                    @Override
                    public boolean covers(NormalizedAccount account) {
                        return account.providerAccountId().equals("acc-1");
                    }

                    @Override
                    public Result<Changes, FetchFailure> since(
                            String access, Optional<String> position) {
                        asked.add(position.orElse("start"));
                        return answers.size() > 1 ? answers.remove() : answers.getFirst();
                    }
                });
        world.bank.has(1, 1);
    }

    @Test
    void goesOnFromTheBookmarkAndTellsTheNextOne() {
        tells(page("b-1", true, "1 2", ""), page("b-2", false, "3", "1"));

        assertThat(lines(BOOKMARK))
                .containsExactly("+1", "+2", "PageEnd", "+3", "-1", "PageEnd", "b-2", "End");
        assertThat(asked).containsExactly("b-0", "b-1");
        assertThat(world.stored(connection).lastSyncAt()).contains(world.clock.instant());
    }

    @Test
    void beginsAtTheStartWithoutABookmark() {
        tells(page("b-1", false, "1", ""));

        assertThat(lines(Optional.empty())).containsExactly("+1", "PageEnd", "b-1", "End");
        assertThat(asked).containsExactly("start");
    }

    @Test
    void listsTheAccountsOfWhichNoChangesAreTold() {
        world.bank.has(2, 1);
        tells(page("b-1", false, "1", ""));

        assertThat(lines(BOOKMARK))
                .containsExactly("+1", "PageEnd", "+1-1", "+1-2", "PageEnd", "b-1", "End");
    }

    @Test
    void listsEverythingWhenNoChangesAreAskedFor() {
        assertThat(lines(new Wanted.All())).containsExactly("+1-1", "+1-2", "PageEnd", "End");
        assertThat(asked).isEmpty();
    }

    @Test
    void listsEverythingWhereNoChangesAreTold() {
        var other = new World();
        other.bank.has(1, 1);
        var opened =
                new ReadTransactionsHandler(other.feeds)
                        .handle(
                                new ReadTransactions(
                                        other.connected().id(),
                                        YEAR,
                                        new Wanted.ChangedSince(BOOKMARK)),
                                other.caller());

        assertThat(shown(opened)).containsExactly("+1-1", "+1-2", "PageEnd", "End");
    }

    @Test
    void beginsAgainWhereItBeganWhenRowsChangeMeanwhile() {
        tells(
                page("b-1", true, "1", ""),
                Result.ok(new Changes.Overtaken()),
                page("b-1", true, "1", ""),
                page("b-2", false, "2", ""));

        assertThat(lines(BOOKMARK))
                .containsExactly(
                        "+1", "PageEnd", "PageEnd", "+1", "PageEnd", "+2", "PageEnd", "b-2", "End");
        assertThat(asked).containsExactly("b-0", "b-1", "b-0", "b-1");
    }

    @Test
    void takesBackARowThatWentBetweenTwoAttempts() {
        tells(
                page("b-1", true, "1 gone", "old"),
                Result.ok(new Changes.Overtaken()),
                page("b-1", true, "1", ""),
                page("b-2", false, "2", "old"));

        assertThat(lines(BOOKMARK))
                .containsSubsequence("+gone", "-old", "+2", "-old", "-gone", "b-2", "End")
                .doesNotContain("-1", "-2");
    }

    @Test
    void givesUpWhenRowsNeverRest() {
        tells(Result.ok(new Changes.Overtaken()));

        assertThat(lines(BOOKMARK))
                .containsExactly("PageEnd", "PageEnd", "INSTITUTION_UNAVAILABLE");
        assertThat(asked).hasSize(3);
        assertThat(world.stored(connection).lastSyncAt()).isEmpty();
    }

    @Test
    void goesBackToTheStartFromABookmarkThatIsRefused() {
        tells(Result.ok(new Changes.PositionRefused()), page("b-9", false, "1", ""));

        assertThat(lines(BOOKMARK)).containsExactly("PageEnd", "+1", "PageEnd", "b-9", "End");
        assertThat(asked).containsExactly("b-0", "start");
    }

    @Test
    void failsWhenAPositionOfItsOwnIsRefused() {
        tells(page("b-1", true, "1", ""), Result.ok(new Changes.PositionRefused()));

        assertThat(lines(BOOKMARK)).containsExactly("+1", "PageEnd", "INSTITUTION_ANSWER_INVALID");
    }

    @Test
    void failsAtAPositionThatLeadsNowhere() {
        tells(page("b-0", true, "1", ""));

        assertThat(refusal(BOOKMARK)).isEqualTo(FeedFailure.INSTITUTION_ANSWER_INVALID);
    }

    @Test
    void tellsNoBookmarkWhenALaterPageIsMissing() {
        tells(page("b-1", true, "1", ""), Result.err(new FetchFailure.Unavailable()));

        assertThat(lines(BOOKMARK)).containsExactly("+1", "PageEnd", "INSTITUTION_UNAVAILABLE");
    }

    @SafeVarargs
    private void tells(Result<Changes, FetchFailure>... all) {
        answers.addAll(List.of(all));
    }

    private static Result<Changes, FetchFailure> page(
            String position, boolean more, String present, String removed) {
        return Result.ok(
                new Changes.Told(
                        words(present).stream().map(ChangedTransactionsTest::row).toList(),
                        words(removed).stream()
                                .map(id -> new RemovedTransaction("acc-1", id))
                                .toList(),
                        position,
                        more));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
    }

    private static NormalizedTransaction row(String id) {
        return new NormalizedTransaction(
                "acc-1",
                id,
                Optional.empty(),
                TransactionSubtype.DEPOSIT,
                TransactionStatus.SETTLED,
                BigDecimal.ONE,
                new Currency("USD"),
                "row " + id,
                YEAR.from().minusYears(9),
                Optional.empty(),
                Optional.empty());
    }

    private FeedFailure refusal(Optional<String> bookmark) {
        return opened(new Wanted.ChangedSince(bookmark))
                .fold(
                        _ -> {
                            throw new AssertionError("the feed opened");
                        },
                        FeedLine.Failure::reason);
    }

    private List<String> lines(Optional<String> bookmark) {
        return lines(new Wanted.ChangedSince(bookmark));
    }

    private List<String> lines(Wanted wanted) {
        return shown(opened(wanted));
    }

    private Result<Feed, FeedLine.Failure> opened(Wanted wanted) {
        return new ReadTransactionsHandler(world.feeds)
                .handle(new ReadTransactions(connection.id(), YEAR, wanted), world.caller());
    }

    private static List<String> shown(Result<Feed, FeedLine.Failure> opened) {
        var lines = new ArrayList<String>();
        opened.fold(
                        feed -> feed,
                        failure -> {
                            throw new AssertionError(failure);
                        })
                .deliver(line -> lines.add(shown(line)));
        return lines;
    }

    private static String shown(FeedLine line) {
        if (line instanceof FeedLine.Transaction(var row)) {
            return "+" + row.providerTransactionId();
        }
        if (line instanceof FeedLine.Removed(var _, var id)) {
            return "-" + id;
        }
        if (line instanceof FeedLine.Bookmark(var text)) {
            return text;
        }
        return line instanceof FeedLine.Failure failure
                ? failure.reason().name()
                : line.getClass().getSimpleName();
    }
}
