package com.dashtam.sync.memory;

import com.dashtam.sync.domain.imports.ImportCounts;
import com.dashtam.sync.domain.imports.ImportFailure;
import com.dashtam.sync.domain.imports.ImportJob;
import com.dashtam.sync.domain.imports.ImportJobs;
import com.dashtam.sync.domain.imports.LeftOutRow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

final class InMemoryImportJobs implements ImportJobs {

    private final InMemoryJobs queue;
    private final Map<UUID, ImportJob> jobs = new LinkedHashMap<>();
    private final Map<UUID, byte[]> contents = new LinkedHashMap<>();
    private final Map<UUID, List<LeftOutRow>> leftOut = new LinkedHashMap<>();

    InMemoryImportJobs(InMemoryJobs queue) {
        this.queue = queue;
    }

    @Override
    public void add(ImportJob job, Supplier<InputStream> content) {
        try (InputStream stream = content.get()) {
            contents.put(job.id(), stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        jobs.put(job.id(), job);
        queue.add(job.id(), job.userId(), 0, job.state());
    }

    @Override
    public List<ImportJob> openOf(UUID userId) {
        return jobs.keySet().stream()
                .map(this::find)
                .flatMap(Optional::stream)
                .filter(job -> job.state().finishedAt().isEmpty() && job.userId().equals(userId))
                .toList();
    }

    @Override
    public Optional<ImportJob> find(UUID id) {
        return Optional.ofNullable(jobs.get(id)).map(this::current);
    }

    private ImportJob current(ImportJob job) {
        var entry = queue.entry(job.id()).orElseThrow();
        return new ImportJob(
                job.id(),
                job.userId(),
                job.file(),
                job.connectionId(),
                job.counts(),
                job.run(),
                entry.state,
                entry.failure.map(ImportFailure::parse));
    }

    @Override
    public Optional<ImportJob> findOwned(UUID id, UUID userId) {
        return find(id).filter(job -> job.userId().equals(userId));
    }

    @Override
    public InputStream content(UUID id) {
        return new ByteArrayInputStream(contents.getOrDefault(id, new byte[0]));
    }

    @Override
    public void merged(UUID id, UUID connectionId, ImportCounts counts) {
        jobs.computeIfPresent(
                id,
                (_, job) ->
                        new ImportJob(
                                job.id(),
                                job.userId(),
                                job.file(),
                                Optional.of(connectionId),
                                counts,
                                job.run(),
                                job.state(),
                                job.failure()));
    }

    @Override
    public void leftOut(UUID id, List<LeftOutRow> records) {
        leftOut.put(id, List.copyOf(records));
    }

    @Override
    public List<LeftOutRow> leftOut(UUID id, int after, int atMost) {
        return leftOut.getOrDefault(id, List.of()).stream().skip(after).limit(atMost).toList();
    }

    @Override
    public void discardContent(UUID id) {
        contents.remove(id);
    }
}
