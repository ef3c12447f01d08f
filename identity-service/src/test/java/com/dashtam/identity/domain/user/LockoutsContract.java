package com.dashtam.identity.domain.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.identity.domain.token.DeviceToken;
import com.dashtam.identity.domain.token.TokenHash;
import com.dashtam.identity.fixture.World;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What every keeper of lockouts does, for known devices as for all others. */
@ParameterizedClass
@EnumSource(LockoutsContract.From.class)
public abstract class LockoutsContract {

    protected enum From {
        KNOWN_DEVICE,
        ANY_OTHER
    }

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Parameter protected From from = From.ANY_OTHER;

    protected abstract Lockouts lockouts();

    protected abstract KnownDevices devices();

    protected abstract Users users();

    protected final SignInOrigin anyOrigin() {
        var user =
                User.registered(
                        UUID.randomUUID(), World.anyEmail(), new PasswordHash("{x}secret"), NOW);
        assertThat(users().add(user)).isTrue();
        return new SignInOrigin(
                user.email(),
                from == From.KNOWN_DEVICE ? Optional.of(deviceOf(user)) : Optional.empty());
    }

    private TokenHash deviceOf(User user) {
        TokenHash device = DeviceToken.mint(RandomGenerator.getDefault()).hash();
        devices().remember(user.id(), device, NOW);
        return device;
    }

    private SignInOrigin elsewhere(SignInOrigin origin) {
        return new SignInOrigin(
                origin.account(),
                origin.knownDevice().isPresent()
                        ? Optional.empty()
                        : Optional.of(
                                deviceOf(users().findByEmail(origin.account()).orElseThrow())));
    }

    private void fail(SignInOrigin origin, int times, Instant at) {
        for (int i = 0; i < times; i++) {
            lockouts().recordFailure(origin, at);
        }
    }

    @Test
    void countsFailuresAndLocksAtTheFifth() {
        var origin = anyOrigin();
        fail(origin, 4, NOW);
        assertThat(lockouts().of(origin)).isEqualTo(new Lockout(4, Optional.empty()));
        fail(origin, 1, NOW);
        assertThat(lockouts().of(origin))
                .isEqualTo(new Lockout(5, Optional.of(NOW.plus(Lockout.LOCK))));
    }

    @Test
    void neitherCountsNorProlongsWhileALockHolds() {
        var origin = anyOrigin();
        fail(origin, 5, NOW);
        fail(origin, 3, NOW.plusSeconds(60));
        assertThat(lockouts().of(origin))
                .isEqualTo(new Lockout(5, Optional.of(NOW.plus(Lockout.LOCK))));
    }

    @Test
    void countsFromOneWhenALockIsOver() {
        var origin = anyOrigin();
        fail(origin, 5, NOW);
        fail(origin, 1, NOW.plus(Lockout.LOCK));
        assertThat(lockouts().of(origin)).isEqualTo(new Lockout(1, Optional.empty()));
    }

    @Test
    void doesNotCountForAnAddressThatNobodyHas() {
        var unknown = new SignInOrigin(World.anyEmail(), anyOrigin().knownDevice());
        fail(unknown, 5, NOW);
        assertThat(lockouts().of(unknown)).isEqualTo(Lockout.NONE);
    }

    @Test
    void admitsUnlessALockHolds() {
        var origin = anyOrigin();
        fail(origin, 4, NOW);
        assertThat(lockouts().admit(origin, NOW)).isTrue();
        assertThat(lockouts().of(origin)).isEqualTo(Lockout.NONE);

        fail(origin, 5, NOW);
        assertThat(lockouts().admit(origin, NOW.plusSeconds(60))).isFalse();
        assertThat(lockouts().of(origin).failures()).isEqualTo(5);
        assertThat(lockouts().admit(origin, NOW.plus(Lockout.LOCK))).isTrue();
        assertThat(lockouts().of(origin)).isEqualTo(Lockout.NONE);
    }

    @Test
    void isLiftedForStrangersAlone() {
        var origin = anyOrigin();
        fail(origin, 5, NOW);

        lockouts().lift(origin.account());

        assertThat(lockouts().of(origin).holds(NOW)).isEqualTo(from == From.KNOWN_DEVICE);
    }

    @Test
    void leavesTheOthersOfTheAccountAlone() {
        var origin = anyOrigin();
        var elsewhere = elsewhere(origin);
        fail(elsewhere, 3, NOW);

        fail(origin, 5, NOW);
        assertThat(lockouts().of(elsewhere)).isEqualTo(new Lockout(3, Optional.empty()));
        assertThat(lockouts().admit(elsewhere, NOW)).isTrue();

        assertThat(lockouts().of(origin).holds(NOW)).isTrue();
    }
}
