package com.dashtam.identity.domain.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What every keeping of authenticator apps does. */
public abstract class TotpFactorsContract {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    protected abstract TotpFactors factors();

    protected abstract UUID anyUser();

    private TotpEnrollment begun() {
        return begun(anyUser());
    }

    private TotpEnrollment begun(UUID user) {
        var secret = TotpSecret.mint(RandomGenerator.getDefault());
        var enrollment = TotpEnrollment.begin(UUID.randomUUID(), user, secret, NOW);
        factors().begin(enrollment);
        return enrollment;
    }

    @Test
    void keepsAnEnrollmentForItsUserAlone() {
        var enrollment = begun();

        assertThat(factors().findEnrollment(enrollment.id(), enrollment.userId()))
                .contains(enrollment);
        assertThat(factors().findEnrollment(enrollment.id(), anyUser())).isEmpty();
        assertThat(factors().find(enrollment.userId())).isEmpty();
    }

    @Test
    void replacesTheEnrollmentBefore() {
        var first = begun();
        factors().countFailure(first.id());
        var second = begun(first.userId());

        assertThat(factors().findEnrollment(first.id(), first.userId())).isEmpty();
        assertThat(factors().findEnrollment(second.id(), first.userId())).contains(second);
    }

    @Test
    void countsWrongCodes() {
        var enrollment = begun();
        factors().countFailure(enrollment.id());
        factors().countFailure(enrollment.id());

        assertThat(factors().findEnrollment(enrollment.id(), enrollment.userId()).orElseThrow())
                .returns(2, TotpEnrollment::failures);
    }

    @Test
    void makesAnEnrollmentAFactorOnce() {
        var enrollment = begun();

        assertThat(factors().activate(enrollment, 7)).isTrue();
        assertThat(factors().find(enrollment.userId())).contains(enrollment.secret());
        assertThat(factors().findEnrollment(enrollment.id(), enrollment.userId())).isEmpty();
        assertThat(factors().activate(begun(enrollment.userId()), 8)).isFalse();
        assertThat(factors().find(enrollment.userId())).contains(enrollment.secret());
    }

    @Test
    void usesNoStepTwiceNorOneBeforeTheLast() {
        var enrollment = begun();
        UUID user = enrollment.userId();
        assertThat(factors().use(user, 9)).isFalse();
        assertThat(factors().activate(enrollment, 7)).isTrue();

        assertThat(factors().use(user, 7)).isFalse();
        assertThat(factors().use(user, 9)).isTrue();
        assertThat(factors().use(user, 9)).isFalse();
        assertThat(factors().use(user, 8)).isFalse();
    }

    @Test
    void removesAFactorOnce() {
        var enrollment = begun();
        assertThat(factors().activate(enrollment, 7)).isTrue();

        assertThat(factors().remove(enrollment.userId())).isTrue();
        assertThat(factors().remove(enrollment.userId())).isFalse();
        assertThat(factors().find(enrollment.userId())).isEmpty();
    }
}
