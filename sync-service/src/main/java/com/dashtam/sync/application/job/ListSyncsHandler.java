package com.dashtam.sync.application.job;

import com.dashtam.kernel.command.QueryHandler;
import com.dashtam.kernel.page.Cursors;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.page.PageRefusal;
import com.dashtam.sync.domain.connection.Connections;
import com.dashtam.sync.domain.job.Stage;
import com.dashtam.sync.domain.job.SyncFilter;
import com.dashtam.sync.domain.job.SyncJob;
import com.dashtam.sync.domain.job.SyncJobs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

public final class ListSyncsHandler
        implements QueryHandler<ListSyncs, Result<Page<SyncView>, PageRefusal>> {

    private final SyncJobs jobs;
    private final Connections connections;
    private final Cursors cursors;

    public ListSyncsHandler(SyncJobs jobs, Connections connections, Cursors cursors) {
        this.jobs = jobs;
        this.connections = connections;
        this.cursors = cursors;
    }

    @Override
    public Result<Page<SyncView>, PageRefusal> handle(ListSyncs query) {
        SyncFilter filter = query.filter();
        if (filter.connectionId().isPresent() && !owns(filter.userId(), filter.connectionId())) {
            return Result.err(PageRefusal.OWNER_NOT_FOUND);
        }
        if (query.cursor().isEmpty()) {
            return Result.ok(page(query, Optional.empty()));
        }
        return cursors.openId(contextOf(filter), query.cursor().get())
                .<Result<Page<SyncView>, PageRefusal>>map(
                        last -> Result.ok(page(query, Optional.of(last))))
                .orElseGet(() -> Result.err(PageRefusal.CURSOR_INVALID));
    }

    private boolean owns(UUID userId, Optional<UUID> connectionId) {
        return connectionId
                .flatMap(connections::find)
                .filter(found -> found.userId().equals(userId))
                .isPresent();
    }

    private Page<SyncView> page(ListSyncs query, Optional<UUID> after) {
        List<SyncJob> found = jobs.list(query.filter(), after, query.limit() + 1);
        Map<UUID, List<Stage>> stages = jobs.stagesOf(found.stream().map(SyncJob::id).toList());
        List<SyncView> views =
                found.stream()
                        .map(job -> new SyncView(job, stages.getOrDefault(job.id(), List.of())))
                        .toList();
        return Page.cut(
                views,
                query.limit(),
                last -> cursors.seal(contextOf(query.filter()), last.job().id()));
    }

    private static String contextOf(SyncFilter filter) {
        return "syncs " + filter;
    }
}
