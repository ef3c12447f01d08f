package com.dashtam.provider.application.rawpage;

import com.dashtam.events.provider.RawPageViewAttempted;
import com.dashtam.events.provider.RawPageViewFailed;
import com.dashtam.events.provider.RawPageViewRefusal;
import com.dashtam.events.provider.RawPageViewSucceeded;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.provider.application.ProviderWorkflows;
import com.dashtam.provider.application.rawpage.ViewRawPage.Refusal;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.connection.Connections;
import com.dashtam.provider.domain.rawpage.RawPages;
import java.util.Optional;
import java.util.UUID;

/**
 * Shows a page. That somebody asks is on record before it is opened, and that it was opened before
 * it is handed out.
 */
public final class ViewRawPageHandler implements CommandHandler<ViewRawPage, byte[], Refusal> {

    private final Workflows workflows;
    private final Connections connections;
    private final RawPages pages;
    private final RawPageKeeping keeping;

    public ViewRawPageHandler(
            Workflows workflows, Connections connections, RawPages pages, RawPageKeeping keeping) {
        this.workflows = workflows;
        this.connections = connections;
        this.pages = pages;
        this.keeping = keeping;
    }

    @Override
    public Result<byte[], Refusal> handle(ViewRawPage command, Caller caller) {
        Optional<UUID> owner = connections.find(command.connectionId()).map(Connection::userId);
        String hash = command.page().hex();
        return workflows
                .start(
                        ProviderWorkflows.RAW_PAGE_VIEW,
                        caller,
                        owner.<EventKey>map(EventKey.User::new)
                                .orElseGet(EventKey.OwnWorkflow::new))
                .attempted(
                        new RawPageViewAttempted(
                                owner.orElse(null), command.connectionId(), hash, command.note()))
                .<byte[], Refusal>run(() ->
                        owner.map(user -> open(command, user))
                                .orElseGet(() -> Outcome.refused(Refusal.CONNECTION_UNKNOWN)))
                .otherwise(
                        refusal -> failed(command, owner, refusal.onRecord()),
                        () -> failed(command, owner, RawPageViewRefusal.internal_error));
    }

    private Outcome<byte[], RawPageViewSucceeded, Refusal> open(ViewRawPage command, UUID owner) {
        return switch (pages.open(command.connectionId(), command.page(), keeping.end())) {
            case Result.Ok<byte[], RawPages.Fault>(var page) ->
                    Outcome.done(
                            page,
                            new RawPageViewSucceeded(
                                    owner,
                                    command.connectionId(),
                                    command.page().hex(),
                                    page.length));
            case Result.Err<byte[], RawPages.Fault>(var fault) ->
                    Outcome.refused(Refusal.of(fault));
        };
    }

    private static RawPageViewFailed failed(
            ViewRawPage command, Optional<UUID> owner, RawPageViewRefusal reason) {
        return new RawPageViewFailed(
                owner.orElse(null), command.connectionId(), command.page().hex(), reason);
    }
}
