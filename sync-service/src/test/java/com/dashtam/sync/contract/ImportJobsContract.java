package com.dashtam.sync.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.ColumnMapping;
import com.dashtam.kernel.feed.LeftOut;
import com.dashtam.platform.http.feed.MappingCodec;
import com.dashtam.sync.domain.imports.ImportCounts;
import com.dashtam.sync.domain.imports.ImportJob;
import com.dashtam.sync.domain.imports.LeftOutRow;
import com.dashtam.sync.domain.imports.StatementFile;
import com.dashtam.sync.domain.imports.StatementFormat;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.fixture.Any;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
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

    @Test
    void keepsHowATableIsToBeRead() {
        ColumnMapping mapping =
                MappingCodec.read(
                        """
                        {"preset": "generic", "delimiter": "tab", "encoding": "utf-16le", "header_row": 3,
                         "date_order": "day_month_year", "decimal_mark": "comma", "sign": "by_type",
                         "columns": {"date": "Wann", "amount": "#2"},
                         "account": {"name": "A", "type": "401k", "currency": "CHF", "mask": "12", "balance": "1.50"}}
                        """);
        var plain = Any.importJob(user, 1, Any.NOW);
        var job =
                new ImportJob(
                        plain.id(),
                        user,
                        new StatementFile("t.csv", StatementFormat.CSV, 1, mapping),
                        plain.connectionId(),
                        plain.counts(),
                        plain.run(),
                        plain.state(),
                        plain.failure());
        in(() -> ports.imports().add(job, () -> new ByteArrayInputStream(new byte[] {1})));

        assertThat(ports.imports().find(job.id())).contains(job);
    }

    @Test
    void keepsTheRecordsThatWereLeftOutInTheirOrder() {
        ImportJob job = add(new byte[] {1});
        var first = LeftOut.ofTable(9, Optional.of("Amount"), LeftOut.Reason.NOT_A_NUMBER);
        var second =
                new LeftOut(
                        LeftOut.Kind.HOLDING,
                        Optional.empty(),
                        Optional.of(2),
                        Optional.of(1),
                        Optional.empty(),
                        LeftOut.Reason.OTHER);
        List<LeftOutRow> rows =
                List.of(
                        LeftOutRow.unread(first),
                        LeftOutRow.unread(second),
                        LeftOutRow.unmerged(
                                LeftOutRow.contentOf(Any.transaction("a").get()),
                                LeftOut.Reason.IDENTIFIER_REUSED));
        in(() -> ports.imports().leftOut(job.id(), rows));

        assertThat(ports.imports().leftOut(job.id(), 0, 10)).isEqualTo(rows);
        assertThat(ports.imports().leftOut(job.id(), 1, 1)).containsExactly(rows.get(1));
        assertThat(ports.imports().leftOut(job.id(), 3, 10)).isEmpty();
        assertThat(ports.imports().leftOut(UUID.randomUUID(), 0, 10)).isEmpty();
    }

    private ImportJob add(byte[] content) {
        var job = Any.importJob(user, content.length, Any.NOW);
        in(() -> ports.imports().add(job, () -> new ByteArrayInputStream(content)));
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
