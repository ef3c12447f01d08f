package com.dashtam.sync.infrastructure.file;

import com.dashtam.kernel.money.Currency;
import com.dashtam.sync.domain.rate.Rate;
import com.dashtam.sync.domain.rate.RateTable;
import com.dashtam.sync.domain.rate.Rates;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rates of a file in the layout of the European Central Bank's history. It is read again when it
 * has changed; while it is away, or not readable, what was read last stays in force.
 */
public final class RateFile implements Rates {

    /** Between two looks at whether the file has changed. */
    public static final Duration CHECK_EVERY = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(RateFile.class);
    private static final Currency EUR = new Currency("EUR");

    private record Version(FileTime modified, long size) {}

    private final Path file;
    private final String source;
    private final InstantSource clock;
    private final ReentrantLock checking = new ReentrantLock();
    private volatile RateTable table;
    private volatile Instant checkAt;

    @GuardedBy("checking")
    private Optional<Version> seen = Optional.empty();

    @GuardedBy("checking")
    private boolean away;

    /**
     * Reads the file, if it is there.
     *
     * @param source what the rates are said to be from
     */
    public RateFile(Path file, String source, InstantSource clock) {
        this.file = file;
        this.source = source;
        this.clock = clock;
        this.table = new RateTable(EUR, source, new TreeMap<>());
        this.checkAt = Instant.MIN;
        checkNow();
    }

    @Override
    public Optional<Rate> find(Currency from, Currency to, LocalDate day) {
        checkNow();
        return table.find(from, to, day);
    }

    /** One thread looks; meanwhile the others work with what there is. */
    private void checkNow() {
        Instant now = clock.instant();
        if (now.isBefore(checkAt) || !checking.tryLock()) {
            return;
        }
        try {
            checkAt = now.plus(CHECK_EVERY);
            refresh();
        } finally {
            checking.unlock();
        }
    }

    @GuardedBy("checking")
    private void refresh() {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            var version = new Version(attributes.lastModifiedTime(), attributes.size());
            if (seen.filter(version::equals).isEmpty()) {
                seen = Optional.of(version);
                take(EcbHistory.read(file, version.size()));
            }
            away = false;
        } catch (IOException e) {
            if (!away) {
                LOG.atWarn()
                        .addKeyValue("file", file)
                        .addKeyValue("reason", e.toString())
                        .log("no exchange rates are read");
            }
            away = true;
        }
    }

    private void take(EcbHistory read) {
        table = new RateTable(EUR, source, read.days());
        LOG.atInfo()
                .addKeyValue("file", file)
                .addKeyValue("days", read.days().size())
                .log("exchange rates are read");
        if (read.refusedLines() > 0) {
            LOG.atWarn()
                    .addKeyValue("file", file)
                    .addKeyValue("lines", read.refusedLines())
                    .addKeyValue("first", read.firstRefused())
                    .log("lines with exchange rates are refused");
        }
    }
}
