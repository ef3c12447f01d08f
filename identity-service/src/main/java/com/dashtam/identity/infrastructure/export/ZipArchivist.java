package com.dashtam.identity.infrastructure.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.dashtam.identity.domain.export.Archivist;
import com.dashtam.identity.domain.export.ExportFailure;
import com.dashtam.kernel.result.Result;
import com.dashtam.platform.export.UserExport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One JSON file of each service in a ZIP archive. */
public final class ZipArchivist implements Archivist {

    /** Writes what one service holds of a user. */
    @FunctionalInterface
    public interface Source {

        void write(UUID userId, OutputStream out) throws IOException;
    }

    private static final Logger log = LoggerFactory.getLogger(ZipArchivist.class);
    private static final byte[] END = UserExport.END.getBytes(UTF_8);

    private final SortedMap<String, Source> sources;
    private final int maxBytes;

    /**
     * @param sources by the name of the service
     * @param maxBytes of an archive
     */
    public ZipArchivist(Map<String, Source> sources, int maxBytes) {
        this.sources = new TreeMap<>(sources);
        this.maxBytes = maxBytes;
    }

    @Override
    public Result<byte[], ExportFailure> archive(UUID userId) {
        var bytes = new BoundedBytes(maxBytes);
        try (var zip = new ZipOutputStream(bytes, UTF_8)) {
            for (var source : sources.entrySet()) {
                add(source.getKey(), source.getValue(), userId, zip);
            }
        } catch (TooLargeException e) {
            return Result.err(ExportFailure.TOO_LARGE);
        } catch (IOException | UncheckedIOException e) {
            log.warn("a copy of a user's data will be tried again: {}", e.toString());
            return Result.err(ExportFailure.SERVICE_UNAVAILABLE);
        }
        return Result.ok(bytes.toByteArray());
    }

    private static void add(String service, Source source, UUID userId, ZipOutputStream zip)
            throws IOException {
        zip.putNextEntry(new ZipEntry(service + ".json"));
        var watched = new EndWatch(zip);
        source.write(userId, watched);
        if (!watched.endsWell()) {
            throw new IOException(service + " was cut short");
        }
        zip.closeEntry();
    }

    /** An archive that must not be kept. */
    private static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Bytes in memory, up to a limit. */
    private static final class BoundedBytes extends OutputStream {

        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final int limit;

        BoundedBytes(int limit) {
            this.limit = limit;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (kept.size() + (long) length > limit) {
                throw new TooLargeException();
            }
            kept.write(bytes, offset, length);
        }

        byte[] toByteArray() {
            return kept.toByteArray();
        }
    }

    /** Passes everything on, and remembers the last bytes. */
    private static final class EndWatch extends OutputStream {

        private final OutputStream out;
        private byte[] last = new byte[0];

        EndWatch(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            int taken = Math.min(length, END.length);
            byte[] joined = Arrays.copyOf(last, last.length + taken);
            System.arraycopy(bytes, offset + length - taken, joined, last.length, taken);
            last =
                    joined.length <= END.length
                            ? joined
                            : Arrays.copyOfRange(joined, joined.length - END.length, joined.length);
        }

        boolean endsWell() {
            return Arrays.equals(last, END);
        }
    }
}
