package com.dashtam.identity.domain.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What every keeper of verification mails does. */
public abstract class EmailVerificationsContract {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    protected abstract EmailVerifications verifications();

    /** Somebody who may have been sent a token. */
    protected abstract UUID anyUser();

    private EmailVerification added() {
        var token = OneTimeToken.mint(RandomGenerator.getDefault()).hash();
        var verification = EmailVerification.of(token, anyUser(), NOW);
        verifications().add(verification);
        return verification;
    }

    @Test
    void findsAVerificationByItsToken() {
        var verification = added();
        assertThat(verifications().find(verification.token())).contains(verification);
        assertThat(verifications().find(TokenHash.of("another"))).isEmpty();
    }

    @Test
    void takesATokenOnce() {
        var token = added().token();
        assertThat(verifications().use(token, NOW)).isTrue();
        assertThat(verifications().use(token, NOW)).isFalse();
        assertThat(verifications().find(token).orElseThrow().usedAt()).contains(NOW);
    }

    @Test
    void takesNoTokenThatIsExpiredOrUnknown() {
        var token = added().token();
        assertThat(verifications().use(token, NOW.plus(EmailVerification.LIFE))).isFalse();
        assertThat(verifications().use(TokenHash.of("another"), NOW)).isFalse();
        assertThat(verifications().find(token).orElseThrow().isUsed()).isFalse();
    }
}
