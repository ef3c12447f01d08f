package com.dashtam.sync.application.connection;

import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.sync.application.portfolio.PortfolioNews;
import com.dashtam.sync.domain.connection.Connection;
import com.dashtam.sync.domain.connection.ConnectionState;
import com.dashtam.sync.domain.connection.ConnectionStatus;
import com.dashtam.sync.domain.connection.Connections;

/** Keeps a connection's state; its accounts cease to count towards the net worth with it. */
public final class FollowConnectionHandler {

    private final Connections connections;
    private final SyncSchedule schedule;
    private final PortfolioNews news;
    private final Workflows workflows;

    public FollowConnectionHandler(
            Connections connections,
            SyncSchedule schedule,
            PortfolioNews news,
            Workflows workflows) {
        this.connections = connections;
        this.schedule = schedule;
        this.news = news;
        this.workflows = workflows;
    }

    /** Runs in the transaction of the event that it follows. */
    public void handle(FollowConnection command, Caller caller) {
        ConnectionState state = command.state();
        // The connection is locked before the portfolio, as merges do.
        boolean turns =
                connections
                        .lock(state.id())
                        .map(Connection::state)
                        .filter(before -> isOver(before) != isOver(state))
                        .isPresent();
        if (turns) {
            ConnectionState ignored =
                    news.of(
                            state.userId(),
                            fact -> workflows.record(fact, caller),
                            () -> keep(state));
        } else {
            keep(state);
        }
    }

    private ConnectionState keep(ConnectionState state) {
        connections.save(state, schedule.next(state.providerSlug()));
        return state;
    }

    private static boolean isOver(ConnectionState state) {
        return state.status() == ConnectionStatus.DISCONNECTED;
    }
}
