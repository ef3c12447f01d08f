package com.dashtam.bench.file;

import com.dashtam.kernel.feed.ColumnMapping;
import com.dashtam.kernel.feed.LeftOut;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.platform.http.feed.MappingCodec;
import com.dashtam.provider.domain.feed.Statement;
import com.dashtam.provider.domain.feed.StatementFile;
import com.dashtam.provider.domain.feed.StatementFormat;
import com.dashtam.provider.infrastructure.csv.CsvStatements;
import com.dashtam.provider.infrastructure.ofx.OfxStatements;
import com.sun.management.OperatingSystemMXBean;
import com.webcohesion.ofx4j.domain.data.ResponseEnvelope;
import com.webcohesion.ofx4j.io.AggregateUnmarshaller;
import com.webcohesion.ofx4j.io.DefaultHandler;
import com.webcohesion.ofx4j.io.OFXParseException;
import com.webcohesion.ofx4j.io.nanoxml.NanoXMLOFXReader;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A process of its own that reads one file by one reader, again and again, and says how fast.
 *
 * <p>Arguments: the reader, the file, for how many seconds of processor time (0: once, to see
 * whether the heap is large enough). Prints bytes a second of processor time, transactions, and the
 * bytes that lived on the heap before.
 */
public final class FileReading {

    private static final double NANOS = 1e9;
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final ColumnMapping MAPPING =
            MappingCodec.read(
                    """
                    {"account": {"name": "Everyday", "type": "checking", "currency": "USD"}}
                    """);

    private FileReading() {}

    /** Answers how many transactions there are. */
    private interface Reading {
        int read(byte[] file) throws IOException, OFXParseException;
    }

    public static void main(String[] arguments) throws Exception {
        Reading reading = named(arguments[0]);
        Path path = Path.of(arguments[1]);
        double seconds = Double.parseDouble(arguments[2]);
        long idle = living();
        byte[] file = Files.readAllBytes(path);
        int rows = reading.read(file);
        double rate = seconds > 0 ? rate(reading, file, seconds) : 0;
        System.out.printf(Locale.ROOT, "%.0f %d %d%n", rate, rows, idle);
    }

    /**
     * Bytes a second of processor time, garbage collection included: others may use the machine.
     * The first half of the time warms up.
     */
    private static double rate(Reading reading, byte[] file, double seconds)
            throws IOException, OFXParseException {
        repeat(reading, file, seconds / 2);
        long from = processorNanos();
        int times = repeat(reading, file, seconds / 2);
        return times * (double) file.length * NANOS / (processorNanos() - from);
    }

    private static int repeat(Reading reading, byte[] file, double seconds)
            throws IOException, OFXParseException {
        long until = processorNanos() + (long) (seconds * NANOS);
        int times = 0;
        do {
            int rows = reading.read(file);
            if (rows <= 0) {
                throw new IllegalStateException("nothing was read");
            }
            times++;
        } while (processorNanos() < until);
        return times;
    }

    private static long processorNanos() {
        return PROCESS.getProcessCpuTime();
    }

    private static long living() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static Reading named(String reader) {
        return switch (reader) {
            case "ofx" -> file -> ours(new OfxStatements(), file);
            case "csv" -> file -> ours(new CsvStatements(), file);
            case "fastcsv" -> FileReading::fastCsv;
            case "ofx4j-tokens" -> FileReading::tokens;
            case "ofx4j" -> FileReading::model;
            default -> throw new IllegalArgumentException(reader);
        };
    }

    private static int ours(StatementFormat format, byte[] bytes) {
        StatementFile file =
                format.open(bytes, MAPPING)
                        .fold(
                                opened -> opened,
                                failure -> {
                                    throw new IllegalStateException(failure.text());
                                });
        var counting = new Counting();
        file.deliver(counting);
        return counting.transactions;
    }

    private static final class Counting implements StatementFile.Sink {

        private int transactions;

        @Override
        public void statement(Statement statement) {
            // its transactions count
        }

        @Override
        public void transaction(NormalizedTransaction transaction) {
            transactions++;
        }

        @Override
        public void unreadable(LeftOut leftOut) {
            throw new IllegalStateException("a row of a clean file: " + leftOut);
        }
    }

    private static int fastCsv(byte[] file) throws IOException {
        int rows = 0;
        try (CsvReader<CsvRecord> records =
                CsvReader.builder()
                        .allowExtraFields(true)
                        .ofCsvRecord(new ByteArrayInputStream(file), StandardCharsets.UTF_8)) {
            for (CsvRecord fields : records) {
                rows += fields.getFieldCount() > 0 ? 1 : 0;
            }
        }
        return rows - 1;
    }

    private static int tokens(byte[] file) throws IOException, OFXParseException {
        var rows = new int[1];
        var reader = new NanoXMLOFXReader();
        reader.setContentHandler(
                new DefaultHandler() {
                    @Override
                    public void startAggregate(String name) {
                        rows[0] += name.equals("STMTTRN") ? 1 : 0;
                    }
                });
        reader.parse(new ByteArrayInputStream(file));
        return rows[0];
    }

    private static int model(byte[] file) throws IOException, OFXParseException {
        ResponseEnvelope read =
                new AggregateUnmarshaller<>(ResponseEnvelope.class)
                        .unmarshal(new ByteArrayInputStream(file));
        return read.getMessageSets().size();
    }
}
