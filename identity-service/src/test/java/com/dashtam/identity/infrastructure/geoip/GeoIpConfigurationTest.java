package com.dashtam.identity.infrastructure.geoip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.identity.domain.session.Location;
import com.dashtam.identity.domain.session.Locations;
import com.dashtam.identity.fixture.GeoIpFile;
import com.dashtam.platform.observability.Degradation;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeoIpConfigurationTest {

    @TempDir private Path folder;

    private static Locations configured(String database) {
        return new GeoIpConfiguration()
                .locations(
                        new GeoIpProperties(database),
                        InstantSource.system(),
                        new Degradation(new SimpleMeterRegistry()));
    }

    @Test
    void knowsNoLocationsWithoutADatabase() {
        assertThat(configured("").of("203.0.113.7")).isEmpty();
        assertThat(configured(" ").of("203.0.113.7")).isEmpty();
    }

    @Test
    void readsTheDatabaseThatTheOperatorNames() {
        Path file = folder.resolve("locations.mmdb");
        GeoIpFile.forAll().with("203.0.113.0/24", "Norway").write(file);

        assertThat(configured(file.toString()).of("203.0.113.7").map(Location::text))
                .contains("Norway");
    }

    @Test
    void refusesADatabaseThatIsNotThere() {
        String file = folder.resolve("locations.mmdb").toString();

        assertThatThrownBy(() -> configured(file)).isInstanceOf(UnusableDatabaseException.class);
    }
}
