package com.dashtam.sync.application.joining;

import com.dashtam.events.sync.AccountJoinRecognized;
import com.dashtam.kernel.workflow.Fact;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.kernel.workflow.Workflows.Run;
import com.dashtam.sync.application.portfolio.PortfolioNews;
import com.dashtam.sync.domain.joining.Accordance;
import com.dashtam.sync.domain.joining.JoinedAccounts;
import com.dashtam.sync.domain.joining.JoinedAccounts.Joined;
import com.dashtam.sync.domain.joining.JoinedAccounts.Occasion;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.ledger.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Looks after a reading whether another source tells of the same accounts, and joins them. */
public final class AccountJoining {

    private final JoinedAccounts joined;
    private final PortfolioNews news;
    private final Workflows workflows;

    public AccountJoining(JoinedAccounts joined, PortfolioNews news, Workflows workflows) {
        this.joined = joined;
        this.news = news;
        this.workflows = workflows;
    }

    /**
     * Joins what is evidently one, in the transaction of whoever calls, who compares the balances
     * before and after.
     *
     * @return what this changes in the counts of the reading
     */
    public Counts settle(Reading reading, Run run, Instant now) {
        return carryOut(look(reading.holder()), reading, run, now);
    }

    /** The same for those who do not compare balances. */
    public Counts settleAndTell(Reading reading, Run run, Instant now) {
        Findings found = look(reading.holder());
        return found.isEmpty()
                ? Counts.NONE
                : news.of(reading.holder().userId(), run, () -> carryOut(found, reading, run, now));
    }

    private Findings look(Holder holder) {
        return new Findings(
                joined.waitingToLead(holder),
                joined.compare(holder).stream().filter(Accordance::isEvident).toList());
    }

    private Counts carryOut(Findings found, Reading reading, Run run, Instant now) {
        UUID userId = reading.holder().userId();
        var occasion = new Occasion(Optional.of(reading), now);
        Counts counts = Counts.NONE;
        for (UUID account : found.leaders()) {
            counts = counts.plus(joined.lead(userId, account, occasion));
        }
        for (Accordance pair : found.pairs()) {
            // Of several that are like it, one may have been joined by now.
            if (joined.obstacle(userId, pair.account(), pair.other()).isEmpty()) {
                Joined done = joined.join(userId, pair.account(), pair.other(), occasion);
                workflows.record(recognized(userId, pair, done.leader()), run);
                counts = counts.plus(done.counts());
            }
        }
        return counts;
    }

    private static Fact recognized(UUID userId, Accordance pair, UUID leader) {
        return Fact.about(
                userId,
                new AccountJoinRecognized(
                        userId, pair.account(), pair.other(), leader, pair.shared()));
    }

    private record Findings(List<UUID> leaders, List<Accordance> pairs) {

        boolean isEmpty() {
            return leaders.isEmpty() && pairs.isEmpty();
        }
    }
}
