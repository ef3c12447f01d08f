package com.dashtam.sync.application.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.dashtam.kernel.feed.ColumnMapping;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.domain.imports.ImportJob;
import com.dashtam.sync.domain.job.Lease;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.memory.Office;
import java.io.ByteArrayInputStream;

/** A user who sends statement files; what stands in them is what the office's feed is told. */
final class FileSender {

    static final byte[] FILE = "OFXHEADER:100".getBytes(UTF_8);
    private static final String NAME = "march.ofx";

    private final Office office;
    private final Holder holder;
    private final StartImportHandler start;

    FileSender(Office office, Holder holder) {
        this.office = office;
        this.holder = holder;
        this.start =
                new StartImportHandler(
                        office.ports.imports(),
                        new FilePreviews(office.feed),
                        office.workflows,
                        () -> office.signals++,
                        office.ports.transactions(),
                        Any.IDS,
                        office.clock);
    }

    Result<ImportJob, ImportRefusal> send(String name, long size, ColumnMapping mapping) {
        var upload = new Upload(name, size, () -> new ByteArrayInputStream(FILE), mapping);
        return start.handle(new StartImport(holder.userId(), upload), Office.callerOf(holder));
    }

    ImportJob started(String name) {
        return started(name, ColumnMapping.NONE);
    }

    ImportJob started(String name, ColumnMapping mapping) {
        return switch (send(name, FILE.length, mapping)) {
            case Result.Ok<ImportJob, ImportRefusal>(var job) -> job;
            case Result.Err<ImportJob, ImportRefusal>(var refusal) ->
                    throw new AssertionError(refusal);
        };
    }

    ImportRefusal refused(String name, long size) {
        return switch (send(name, size, ColumnMapping.NONE)) {
            case Result.Ok<ImportJob, ImportRefusal>(var job) ->
                    throw new AssertionError("took " + job);
            case Result.Err<ImportJob, ImportRefusal>(var refusal) -> refusal;
        };
    }

    /** A file that was sent, and tried once. */
    ImportJob imported() {
        started(NAME);
        return tried();
    }

    /** The next import that waits, after a try. */
    ImportJob tried() {
        Lease lease = office.claimImport();
        office.runImport.run(lease);
        return office.ports.imports().find(lease.jobId()).orElseThrow();
    }
}
