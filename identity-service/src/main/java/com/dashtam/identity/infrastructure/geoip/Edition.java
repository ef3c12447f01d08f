package com.dashtam.identity.infrastructure.geoip;

import com.dashtam.identity.domain.session.Location;
import com.maxmind.db.NoCache;
import com.maxmind.db.Reader;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One state of the database file. Its pages are mapped, not copied: the file takes no heap. Nobody
 * closes the reader, since others may be reading; the mapping goes with it.
 *
 * @param modified when the file was written, by its file system
 */
record Edition(Path file, Reader reader, FileTime modified) {

    private static final int IPV4 = 4;

    /** Somewhere in the tree, to see that there is one. */
    private static final InetAddress ANYWHERE = InetAddress.ofLiteral("192.0.2.1");

    /**
     * @throws UnusableDatabaseException if the file is not there, or is no database
     */
    static Edition read(Path file) {
        var edition = open(file);
        edition.find(ANYWHERE);
        return edition;
    }

    private static Edition open(Path file) {
        try {
            var modified = Files.getLastModifiedTime(file);
            var reader =
                    new Reader(file.toFile(), Reader.FileMode.MEMORY_MAPPED, NoCache.getInstance());
            return new Edition(file, reader, modified);
        } catch (NoSuchFileException e) {
            throw new UnusableDatabaseException(file, "does not exist", e);
        } catch (IOException | RuntimeException e) {
            throw unusable(file, e);
        }
    }

    boolean isOf(Path current) {
        try {
            return Files.getLastModifiedTime(current).equals(modified);
        } catch (IOException e) {
            throw unusable(current, e);
        }
    }

    /**
     * @throws UnusableDatabaseException if the file is damaged where the address is
     */
    Optional<Location> find(InetAddress address) {
        if (address instanceof Inet6Address && reader.getMetadata().ipVersion() == IPV4) {
            return Optional.empty();
        }
        try {
            Map<?, ?> entry = reader.get(address, Map.class);
            return nameOf(entry, "country")
                    .map(country -> new Location(nameOf(entry, "city"), country));
        } catch (IOException | RuntimeException | InternalError e) {
            // The virtual machine's answer when a mapped file was cut short is an InternalError.
            throw unusable(file, e);
        }
    }

    private static Optional<String> nameOf(@Nullable Map<?, ?> entry, String place) {
        return member(entry, place)
                .flatMap(found -> member(found, "names"))
                .flatMap(names -> member(names, "en"))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    private static Optional<Object> member(@Nullable Object of, String name) {
        return of instanceof Map<?, ?> map ? Optional.ofNullable(map.get(name)) : Optional.empty();
    }

    private static UnusableDatabaseException unusable(Path file, Throwable cause) {
        return new UnusableDatabaseException(file, "cannot be read as a MaxMind DB file", cause);
    }
}
