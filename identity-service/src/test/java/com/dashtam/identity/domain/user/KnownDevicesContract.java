package com.dashtam.identity.domain.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.identity.domain.token.DeviceToken;
import com.dashtam.identity.domain.token.TokenHash;
import com.dashtam.identity.fixture.World;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What every memory of devices does. */
public abstract class KnownDevicesContract {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    protected abstract KnownDevices devices();

    protected abstract Users users();

    private User anyUser() {
        var user =
                User.registered(
                        UUID.randomUUID(), World.anyEmail(), new PasswordHash("{x}secret"), NOW);
        assertThat(users().add(user)).isTrue();
        return user;
    }

    private static TokenHash anyDevice() {
        return DeviceToken.mint(RandomGenerator.getDefault()).hash();
    }

    @Test
    void knowsADeviceThatHasSignedIn() {
        User user = anyUser();
        TokenHash device = anyDevice();
        assertThat(devices().knows(user.email(), device)).isFalse();
        assertThat(devices().knows(device)).isFalse();

        devices().remember(user.id(), device, NOW);

        assertThat(devices().knows(user.email(), device)).isTrue();
        assertThat(devices().knows(device)).isTrue();
    }

    @Test
    void knowsADeviceForThoseAloneWhoSignedInFromIt() {
        User first = anyUser();
        User second = anyUser();
        TokenHash device = anyDevice();
        devices().remember(first.id(), device, NOW);
        assertThat(devices().knows(second.email(), device)).isFalse();
        assertThat(devices().knows(World.anyEmail(), device)).isFalse();

        devices().remember(second.id(), device, NOW);

        assertThat(devices().knows(first.email(), device)).isTrue();
        assertThat(devices().knows(second.email(), device)).isTrue();
    }

    @Test
    void forgetsAllDevicesOfOneUser() {
        User user = anyUser();
        User other = anyUser();
        TokenHash device = anyDevice();
        devices().remember(user.id(), device, NOW);
        devices().remember(other.id(), device, NOW);

        assertThat(devices().knowsAny(user.id())).isTrue();
        devices().forgetAll(user.id());

        assertThat(devices().knowsAny(user.id())).isFalse();
        assertThat(devices().knowsAny(other.id())).isTrue();
        assertThat(devices().knows(user.email(), device)).isFalse();
        assertThat(devices().knows(other.email(), device)).isTrue();
    }

    @Test
    void forgetsTheDeviceThatHasNotSignedInForLongestBeyondTheLimit() {
        User user = anyUser();
        User other = anyUser();
        TokenHash faithful = anyDevice();
        TokenHash idle = anyDevice();
        devices().remember(other.id(), idle, NOW);
        devices().remember(user.id(), faithful, NOW);
        devices().remember(user.id(), idle, NOW.plusSeconds(1));
        devices().remember(user.id(), faithful, NOW.plusSeconds(2));

        for (int i = 1; i < KnownDevices.MAX_PER_USER; i++) {
            devices().remember(user.id(), anyDevice(), NOW.plusSeconds(2 + i));
        }

        assertThat(devices().knows(user.email(), faithful)).isTrue();
        assertThat(devices().knows(user.email(), idle)).isFalse();
        assertThat(devices().knows(other.email(), idle)).isTrue();
    }
}
