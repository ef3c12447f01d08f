package com.dashtam.sync.application.erasure;

import com.dashtam.events.sync.ConnectionDataErased;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.workflow.Fact;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.sync.application.job.AbandonSyncs;
import com.dashtam.sync.application.matching.AccountMatching;
import com.dashtam.sync.application.portfolio.PortfolioNews;
import com.dashtam.sync.domain.erasure.ConnectionData;
import com.dashtam.sync.domain.erasure.ConnectionData.Erased;
import com.dashtam.sync.domain.ledger.Holder;
import java.time.Instant;
import java.time.InstantSource;

/** Ends a connection's jobs, forgets its accounts, and tells what is gone. */
public final class EraseConnectionHandler {

    private final Workflows workflows;
    private final AbandonSyncs syncs;
    private final AccountMatching matching;
    private final PortfolioNews news;
    private final ConnectionData data;
    private final InstantSource clock;

    public EraseConnectionHandler(
            Workflows workflows,
            AbandonSyncs syncs,
            AccountMatching matching,
            PortfolioNews news,
            ConnectionData data,
            InstantSource clock) {
        this.workflows = workflows;
        this.syncs = syncs;
        this.matching = matching;
        this.news = news;
        this.data = data;
        this.clock = clock;
    }

    /** Runs in the transaction of whoever calls. */
    public void handle(EraseConnection command, Caller caller) {
        data.lock(command.connectionId());
        syncs.ofConnection(command.userId(), command.connectionId());
        Instant now = clock.instant();
        matching.forget(new Holder(command.userId(), command.connectionId()), caller, now);
        Erased erased =
                news.of(
                        command.userId(),
                        fact -> workflows.record(fact, caller),
                        () -> data.erase(command.connectionId(), now));
        workflows.record(
                Fact.about(
                        command.userId(),
                        new ConnectionDataErased(
                                command.userId(),
                                command.connectionId(),
                                erased.accounts(),
                                erased.transactions(),
                                erased.holdings())),
                caller);
    }
}
