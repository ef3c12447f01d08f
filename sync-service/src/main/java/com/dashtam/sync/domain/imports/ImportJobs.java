package com.dashtam.sync.domain.imports;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The import jobs, and the files they hold while they live. Callers provide the transaction. */
public interface ImportJobs {

    /** Adds a job with its file; the stream is opened once, read to its end and closed. */
    void add(ImportJob job, Supplier<InputStream> content);

    /** All jobs of a user that are queued or running. */
    List<ImportJob> openOf(UUID userId);

    Optional<ImportJob> find(UUID id);

    Optional<ImportJob> findOwned(UUID id, UUID userId);

    /** The bytes of a job's file, fetched as they are read; no transaction is needed. */
    InputStream content(UUID id);

    /** Notes what was merged. */
    void merged(UUID id, UUID connectionId, ImportCounts counts);

    /** Notes the first records that were left out, in the order in which they are told. */
    void leftOut(UUID id, List<LeftOutRow> records);

    /**
     * Some of these records.
     *
     * @param after how many of them are passed over
     */
    List<LeftOutRow> leftOut(UUID id, int after, int atMost);

    /** Forgets the file; the job stays. */
    void discardContent(UUID id);
}
