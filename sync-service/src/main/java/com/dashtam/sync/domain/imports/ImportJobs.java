package com.dashtam.sync.domain.imports;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The import jobs, and the files they hold while they live. Callers provide the transaction. */
public interface ImportJobs {

    /** Adds a job with its file; the stream is read to its end and left open. */
    void add(ImportJob job, InputStream content);

    /** All jobs of a user that are queued or running. */
    List<ImportJob> openOf(UUID userId);

    Optional<ImportJob> find(UUID id);

    Optional<ImportJob> findOwned(UUID id, UUID userId);

    /** The bytes of a job's file, fetched as they are read; no transaction is needed. */
    InputStream content(UUID id);

    /** Notes what was merged. */
    void merged(UUID id, UUID connectionId, ImportCounts counts);

    /** Forgets the file; the job stays. */
    void discardContent(UUID id);
}
