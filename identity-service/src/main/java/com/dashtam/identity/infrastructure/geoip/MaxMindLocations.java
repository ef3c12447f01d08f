package com.dashtam.identity.infrastructure.geoip;

import com.dashtam.identity.domain.session.Location;
import com.dashtam.identity.domain.session.Locations;
import com.dashtam.platform.observability.Degradation;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Locations from a database in MaxMind's format. A file that takes the place of the first one is
 * used within a minute; one that cannot be used leaves things as they are, and health says so.
 */
final class MaxMindLocations implements Locations {

    /** How often the file is looked at, at most. */
    static final Duration LOOK = Duration.ofMinutes(1);

    private final Path file;
    private final InstantSource clock;
    private final Degradation.Part health;
    private final AtomicReference<Instant> lookedAt;
    private volatile Edition edition;
    private volatile boolean damaged;

    /**
     * @throws UnusableDatabaseException if the file is not there, or is no database
     */
    MaxMindLocations(Path file, InstantSource clock, Degradation.Part health) {
        this.file = file;
        this.clock = clock;
        this.health = health;
        this.lookedAt = new AtomicReference<>(clock.instant());
        this.edition = Edition.read(file);
    }

    @Override
    public Optional<Location> of(String ipAddress) {
        renewWhenReplaced();
        return PublicAddress.parse(ipAddress).flatMap(this::find);
    }

    private Optional<Location> find(InetAddress address) {
        try {
            return edition.find(address);
        } catch (UnusableDatabaseException e) {
            damaged = true;
            health.degraded("the GeoIP database is damaged; some sessions have no location");
            return Optional.empty();
        }
    }

    private void renewWhenReplaced() {
        Instant last = lookedAt.get();
        Instant now = clock.instant();
        if (now.isBefore(last.plus(LOOK)) || !lookedAt.compareAndSet(last, now)) {
            return;
        }
        try {
            if (!edition.isOf(file)) {
                edition = Edition.read(file);
                damaged = false;
            }
            if (!damaged) {
                health.working();
            }
        } catch (UnusableDatabaseException e) {
            health.degraded("the GeoIP database cannot be read; the one before is still used");
        }
    }
}
