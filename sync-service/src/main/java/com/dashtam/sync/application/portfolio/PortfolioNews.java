package com.dashtam.sync.application.portfolio;

import com.dashtam.events.sync.AccountBalanceUpdated;
import com.dashtam.events.sync.PortfolioNetWorthRecalculated;
import com.dashtam.kernel.money.Money;
import com.dashtam.kernel.workflow.Fact;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.kernel.workflow.Workflows.Run;
import com.dashtam.sync.domain.portfolio.Portfolio;
import com.dashtam.sync.domain.portfolio.Portfolio.BalanceMove;
import com.dashtam.sync.domain.portfolio.Portfolio.NetWorthMove;
import com.dashtam.sync.domain.portfolio.Portfolios;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Compares a user's balances before and after a merge, and tells what is new. */
public final class PortfolioNews {

    private final Portfolios portfolios;
    private final Workflows workflows;

    public PortfolioNews(Portfolios portfolios, Workflows workflows) {
        this.portfolios = portfolios;
        this.workflows = workflows;
    }

    /** Merges, and records what moved, in the transaction of whoever calls. */
    public <T> T of(UUID userId, Run run, Supplier<T> merge) {
        return of(userId, fact -> workflows.record(fact, run), merge);
    }

    /** The same for a change that is no merge. */
    public <T> T of(UUID userId, Consumer<Fact> record, Supplier<T> change) {
        Portfolio before = portfolios.hold(userId);
        T changed = change.get();
        Portfolio after = portfolios.hold(userId);
        before.balancesMoved(after)
                .forEach(move -> record.accept(Fact.about(userId, balance(userId, move))));
        before.netWorthMoved(after)
                .forEach(move -> record.accept(Fact.about(userId, netWorth(userId, move))));
        return changed;
    }

    private static AccountBalanceUpdated balance(UUID userId, BalanceMove move) {
        return new AccountBalanceUpdated(
                userId,
                move.accountId(),
                text(move.before()),
                text(move.after()),
                text(move.after().minus(move.before())),
                move.after().currency().code());
    }

    private static PortfolioNetWorthRecalculated netWorth(UUID userId, NetWorthMove move) {
        return new PortfolioNetWorthRecalculated(
                userId,
                text(move.before()),
                text(move.after()),
                text(move.after().minus(move.before())),
                move.after().currency().code(),
                move.accounts());
    }

    private static String text(Money money) {
        return money.amount().toPlainString();
    }
}
