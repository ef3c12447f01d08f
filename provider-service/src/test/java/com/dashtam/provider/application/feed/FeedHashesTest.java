package com.dashtam.provider.application.feed;

import static com.dashtam.provider.application.feed.Opened.lines;
import static com.dashtam.provider.application.feed.Opened.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.PageHash;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.application.feed.ReadTransactions.Wanted;
import com.dashtam.provider.application.rawpage.RawPageKeeping;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.feed.ChangeFeed;
import com.dashtam.provider.domain.feed.Changes;
import com.dashtam.provider.domain.feed.FetchFailure;
import com.dashtam.provider.domain.feed.Period;
import com.dashtam.provider.domain.rawpage.RawAnswers;
import com.dashtam.provider.domain.rawpage.RetentionPolicy;
import com.dashtam.provider.fixture.World;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the pages of feeds were made of, told by its hash and kept where that is wanted. */
class FeedHashesTest {

    private static final Period YEAR =
            new Period(LocalDate.of(2025, 3, 1), LocalDate.of(2026, 3, 1));

    private final World world = new World();
    private final Connection connection = world.connected();

    @Test
    void tellsTheHashOfWhatThePagesWereMadeOfAndKeepsIt() {
        world.bank.has(1, 2);

        List<PageHash> told = hashes(transactions(new Wanted.All()));

        assertThat(told).hasSize(2).doesNotHaveDuplicates();
        assertThat(told).allSatisfy(hash -> assertThat(kept(hash)).isEqualTo(Optional.of(hash)));
    }

    @Test
    void tellsTheHashOfTheAnswerThatANewerTokenBrought() {
        List<PageHash> first = hashes(accounts());
        world.bank.failsNextFetchWith(new FetchFailure.TokenRejected());

        assertThat(hashes(accounts())).isEqualTo(first);
    }

    @Test
    void keepsNoAnswerWhileItIsOff() {
        var off = new RawPageKeeping(world.rawPages, RetentionPolicy.OFF, world.clock);
        var calls =
                new InstitutionCalls(
                        world.connections, world.accessTokens, world.retirement, off, world.clock);
        var sources =
                new FeedSources(
                        world.connections, world.adapters, calls, world.loginKeys, world.clock);

        var told =
                hashes(
                        new ReadAccountsHandler(sources)
                                .handle(new ReadAccounts(connection.id()), world.caller()));

        assertThat(told).isNotEmpty();
        assertThat(world.rawPages.size()).isZero();
    }

    @Test
    void keepsWhatCannotBeReadForSupport() {
        world.bank.tellsChanges(
                new ChangeFeed() {
                    @Override
                    public boolean covers(NormalizedAccount account) {
                        return true;
                    }

                    @Override
                    public Result<Changes, FetchFailure> since(
                            String access, Optional<String> position) {
                        RawAnswers.heard(new byte[] {'{'});
                        return Result.err(new FetchFailure.AnswerInvalid());
                    }
                });

        assertThat(refusal(transactions(new Wanted.ChangedSince(Optional.empty()))).reason())
                .isEqualTo(FeedFailure.INSTITUTION_ANSWER_INVALID);

        assertThat(kept(PageHash.of(new byte[] {'{'}))).isPresent();
    }

    private static List<PageHash> hashes(Result<Feed, FeedLine.Failure> opened) {
        return lines(opened).stream()
                .filter(FeedLine.PageEnd.class::isInstance)
                .map(line -> ((FeedLine.PageEnd) line).hash().orElseThrow())
                .toList();
    }

    /** The hash of the page that is kept under this one. */
    private Optional<PageHash> kept(PageHash hash) {
        return world.rawPages
                .open(connection.id(), hash, Instant.EPOCH)
                .fold(page -> Optional.of(PageHash.of(page)), _ -> Optional.empty());
    }

    private Result<Feed, FeedLine.Failure> accounts() {
        return new ReadAccountsHandler(world.feeds)
                .handle(new ReadAccounts(connection.id()), world.caller());
    }

    private Result<Feed, FeedLine.Failure> transactions(Wanted wanted) {
        return new ReadTransactionsHandler(world.feeds)
                .handle(new ReadTransactions(connection.id(), YEAR, wanted), world.caller());
    }
}
