package com.dashtam.identity.infrastructure.geoip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.identity.domain.session.Location;
import com.dashtam.identity.fixture.GeoIpFile;
import com.dashtam.identity.fixture.TurnableClock;
import com.dashtam.platform.observability.Degradation;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaxMindLocationsTest {

    private static final Location OSLO = new Location(Optional.of("Oslo"), "Norway");

    private final TurnableClock clock = new TurnableClock();
    private final Degradation degradation = new Degradation(new SimpleMeterRegistry());

    @TempDir private Path folder;

    private Path file() {
        return folder.resolve("cities.mmdb");
    }

    private MaxMindLocations locations() {
        return new MaxMindLocations(file(), clock, degradation.part("geoip"));
    }

    private MaxMindLocations locations(GeoIpFile content) {
        content.write(file());
        return locations();
    }

    private static GeoIpFile cities() {
        return GeoIpFile.forAll()
                .with("203.0.113.0/24", "Oslo", "Norway")
                .with("198.51.100.128/25", "Chile")
                .with("2001:db8:7::/48", "Quito", "Ecuador");
    }

    /** As operators do it: under another name first, then in place of the old one. */
    private void replace(byte[] content) throws IOException {
        Path next = Files.write(folder.resolve("next"), content);
        Files.setLastModifiedTime(
                next, FileTime.from(Files.getLastModifiedTime(file()).toInstant().plusSeconds(7)));
        Files.move(next, file(), StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void tellsCityAndCountry() {
        var locations = locations(cities());

        assertThat(locations.of("203.0.113.0")).contains(OSLO);
        assertThat(locations.of("203.0.113.255")).contains(OSLO);
        assertThat(locations.of("2001:db8:7::1"))
                .contains(new Location(Optional.of("Quito"), "Ecuador"));
        assertThat(OSLO.text()).isEqualTo("Oslo, Norway");
        assertThat(degradation.reasons()).isEmpty();
    }

    @Test
    void tellsTheCountryWhereNoCityIsKnown() {
        var found = locations(cities()).of("198.51.100.200");

        assertThat(found.map(Location::text)).contains("Chile");
    }

    @Test
    void readsAnAddressOfIpv4ThatIsWrittenAsOneOfIpv6() {
        assertThat(locations(cities()).of("::ffff:203.0.113.7")).contains(OSLO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.114.0", "198.51.100.127", "2001:db8:8::1", "1.1.1.1"})
    void knowsNothingOfOtherAddresses(String address) {
        assertThat(locations(cities()).of(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "203.0.113", "203.0.113.7:80", "2001:db8:7::1%eth9"})
    void knowsNothingOfTextThatIsNoAddress(String text) {
        assertThat(locations(cities()).of(text)).isEmpty();
        assertThat(degradation.reasons()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1", "::1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.0.1",
                "100.64.0.1", "100.127.255.255", "fd00::1", "fe80::1", "0.0.0.0", "224.0.0.1",
                "::ffff:10.1.2.3"
            })
    void givesNoLocationToAddressesThatEveryNetworkMayUse(String address) {
        var everywhere =
                GeoIpFile.forAll()
                        .with("0.0.0.0/1", "Oslo", "Norway")
                        .with("128.0.0.0/1", "Oslo", "Norway")
                        .with("8000::/1", "Oslo", "Norway");
        var locations = locations(everywhere);

        assertThat(locations.of(address)).isEmpty();
        assertThat(locations.of("100.63.255.255")).contains(OSLO);
        assertThat(locations.of("100.128.0.0")).contains(OSLO);
    }

    @Test
    void knowsNothingOfIpv6WhereTheDatabaseDoesNot() {
        var locations = locations(GeoIpFile.forIpv4().with("203.0.113.0/24", "Oslo", "Norway"));

        assertThat(locations.of("2001:db8:7::1")).isEmpty();
        assertThat(locations.of("203.0.113.7")).contains(OSLO);
        assertThat(degradation.reasons()).isEmpty();
    }

    @Test
    void knowsNothingWhereEntriesAreOfAnotherKind() {
        var locations =
                locations(
                        GeoIpFile.forAll()
                                .withEntry("203.0.113.0/24", Map.of("country", "NO"))
                                .withEntry("198.51.100.0/24", List.of("NO"))
                                .withEntry(
                                        "192.0.2.0/24",
                                        Map.of(
                                                "country",
                                                Map.of("names", Map.of("de", "Norwegen")))));

        assertThat(locations.of("203.0.113.7")).isEmpty();
        assertThat(locations.of("192.0.2.7")).isEmpty();
        assertThat(locations.of("198.51.100.7")).isEmpty();
    }

    @Test
    void refusesToStartWithoutItsFile() {
        assertThatThrownBy(this::locations)
                .isInstanceOf(UnusableDatabaseException.class)
                .hasMessage("The GeoIP database " + file() + " does not exist.");
    }

    @Test
    void refusesToStartOnAFileThatIsNoDatabase() throws IOException {
        String why = "The GeoIP database " + file() + " cannot be read as a MaxMind DB file.";
        byte[] whole = cities().bytes();

        for (byte[] content :
                List.of(new byte[0], "<html>".getBytes(), Arrays.copyOf(whole, whole.length / 2))) {
            Files.write(file(), content);
            assertThatThrownBy(this::locations)
                    .isInstanceOf(UnusableDatabaseException.class)
                    .hasMessage(why);
        }
        Files.delete(file());
        Files.createDirectory(file());
        assertThatThrownBy(this::locations).hasMessage(why);
    }

    @Test
    void usesTheFileThatTookThePlaceOfTheFirstWithinAMinute() throws IOException {
        var locations = locations(cities());
        assertThat(locations.of("203.0.113.7")).contains(OSLO);

        replace(GeoIpFile.forAll().with("203.0.113.0/24", "Bergen", "Norway").bytes());

        assertThat(locations.of("203.0.113.7")).contains(OSLO);
        clock.forward(MaxMindLocations.LOOK);
        assertThat(locations.of("203.0.113.7").map(Location::text)).contains("Bergen, Norway");
    }

    @Test
    void keepsTheFirstWhereTheNextIsNoDatabase() throws IOException {
        var locations = locations(cities());

        replace("<html>".getBytes());
        clock.forward(MaxMindLocations.LOOK);
        assertThat(locations.of("203.0.113.7")).contains(OSLO);
        assertThat(degradation.reasons()).containsKey("geoip");

        replace(GeoIpFile.forAll().with("203.0.113.0/24", "Bergen", "Norway").bytes());
        clock.forward(MaxMindLocations.LOOK);
        assertThat(locations.of("203.0.113.7").map(Location::text)).contains("Bergen, Norway");
        assertThat(degradation.reasons()).isEmpty();
    }

    @Test
    void keepsTheFirstWhereTheFileIsGone() throws IOException {
        var locations = locations(cities());

        Files.delete(file());
        clock.forward(MaxMindLocations.LOOK);

        assertThat(locations.of("203.0.113.7")).contains(OSLO);
        assertThat(degradation.reasons()).containsKey("geoip");
    }

    @Test
    void givesNoLocationWhereTheFileIsDamagedAndSaysSo() throws IOException {
        byte[] whole = cities().bytes();
        String content = new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1);
        int city = content.indexOf("Oslo");
        // The control byte before the name: a pointer to nowhere instead of text.
        whole[city - 1] = 0x3f;
        Files.write(file(), whole);
        var locations = locations();

        assertThat(locations.of("203.0.113.7")).isEmpty();
        assertThat(degradation.reasons()).containsKey("geoip");
        clock.forward(MaxMindLocations.LOOK);
        assertThat(locations.of("198.51.100.200")).isPresent();
        assertThat(degradation.reasons()).containsKey("geoip");
    }

    @Test
    void tellsTheOperatorInALine() {
        var failure = new UnusableDatabaseException(file(), "does not exist", new IOException());

        var analysis = new UnusableDatabaseAnalyzer().analyze(new RuntimeException(failure));

        assertThat(analysis).isNotNull();
        assertThat(analysis.getDescription())
                .isEqualTo("The GeoIP database " + file() + " does not exist.");
        assertThat(analysis.getAction()).contains("DASHTAM_GEOIP_DATABASE");
    }
}
