package com.dashtam.sync.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.sync.domain.imports.ImportCounts;
import com.dashtam.sync.domain.imports.ImportJob;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.fixture.Any;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

public abstract class ImportJobsContract {

    private static final int SEED = 42;

    private final Ports ports = ports();
    private final UUID user = UUID.randomUUID();

    protected abstract Ports ports();

    @Test
    void keepsAJobWithItsWorkflow() {
        ImportJob job = add(new byte[] {1});

        assertThat(ports.imports().find(job.id())).contains(job);
    }

    @Test
    void findsAJobForItsOwnerOnly() {
        ImportJob job = add(new byte[] {1});

        assertThat(ports.imports().findOwned(job.id(), user)).contains(job);
        assertThat(ports.imports().findOwned(job.id(), UUID.randomUUID())).isEmpty();
        assertThat(ports.imports().findOwned(UUID.randomUUID(), user)).isEmpty();
    }

    @Test
    void givesTheBytesBackAsTheyCame() throws IOException {
        var bytes = new byte[3_000_001];
        new Random(SEED).nextBytes(bytes);
        ImportJob job = add(bytes);

        try (InputStream content = ports.imports().content(job.id())) {
            assertThat(content.readAllBytes()).isEqualTo(bytes);
            assertThat(content.read()).isEqualTo(-1);
        }
    }

    @Test
    void givesBytesOneByOne() throws IOException {
        ImportJob job = add(new byte[] {0, (byte) 0xFF});

        try (InputStream content = ports.imports().content(job.id())) {
            assertThat(content.read()).isZero();
            assertThat(content.read(new byte[1], 0, 0)).isZero();
            assertThat(content.read()).isEqualTo(0xFF);
            assertThat(content.read()).isEqualTo(-1);
        }
    }

    @Test
    void forgetsTheBytesAndKeepsTheJob() throws IOException {
        ImportJob job = add(new byte[] {1, 2, 3});
        in(() -> ports.imports().discardContent(job.id()));

        try (InputStream content = ports.imports().content(job.id())) {
            assertThat(content.readAllBytes()).isEmpty();
        }
        assertThat(ports.imports().find(job.id())).contains(job);
    }

    @Test
    void notesWhatWasMerged() {
        ImportJob job = add(new byte[] {1});
        UUID connection = UUID.randomUUID();
        var accounts = new Counts(1, 2, 3, 4);
        var transactions = new Counts(5, 6, 7, 8);
        var holdings = new Counts(9, 10, 11, 12, 13);
        var counts = new ImportCounts(accounts, transactions, holdings);
        in(() -> ports.imports().merged(job.id(), connection, counts));

        ImportJob merged = ports.imports().find(job.id()).orElseThrow();
        assertThat(merged.connectionId()).contains(connection);
        assertThat(merged.counts()).isEqualTo(counts);
    }

    private ImportJob add(byte[] content) {
        var job = Any.importJob(user, content.length, Any.NOW);
        in(() -> ports.imports().add(job, new ByteArrayInputStream(content)));
        return job;
    }

    private void in(Runnable work) {
        ports.transactions()
                .inTransaction(() -> {
                    work.run();
                    return work;
                });
    }
}
