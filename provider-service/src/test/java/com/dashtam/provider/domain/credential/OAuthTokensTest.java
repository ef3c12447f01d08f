package com.dashtam.provider.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OAuthTokensTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void isFreshUntilAMinuteBeforeItsEnd() {
        assertThat(endingIn(61).isFresh(NOW)).isTrue();
        assertThat(endingIn(60).isFresh(NOW)).isFalse();
        assertThat(endingIn(-1).isFresh(NOW)).isFalse();
    }

    @Test
    void isFreshWhenTheInstitutionTellsNoEnd() {
        assertThat(new OAuthTokens("a", Optional.empty(), Optional.empty()).isFresh(NOW)).isTrue();
    }

    @Test
    void keepsTheOlderRefreshTokenWhenNoneCameAlong() {
        var older = new OAuthTokens("a", Optional.of("r1"), Optional.empty());

        assertThat(
                        new OAuthTokens("b", Optional.empty(), Optional.empty())
                                .succeeding(older)
                                .refreshToken())
                .contains("r1");
        assertThat(
                        new OAuthTokens("b", Optional.of("r2"), Optional.empty())
                                .succeeding(older)
                                .refreshToken())
                .contains("r2");
    }

    @Test
    void endsWithItsConsentHoweverOftenItIsRefreshed() {
        Instant end = NOW.plusSeconds(604_800);
        var first =
                new OAuthTokens("a", Optional.of("r1"), Optional.of(NOW)).untilConsentEndsAt(end);

        var second =
                new OAuthTokens("b", Optional.of("r2"), Optional.of(NOW.plusSeconds(1800)))
                        .succeeding(first);

        assertThat(first.endsForGood()).contains(end);
        assertThat(second.endsForGood()).contains(end);
    }

    @Test
    void endsForGoodOnlyWhenItCannotBeRefreshed() {
        assertThat(new OAuthTokens("a", Optional.of("r"), Optional.of(NOW)).endsForGood())
                .isEmpty();
        assertThat(endingIn(7).endsForGood()).contains(NOW.plusSeconds(7));
    }

    @Test
    void refusesABlankAccessToken() {
        assertThatThrownBy(() -> new OAuthTokens(" ", Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void doesNotShowItsTokens() {
        assertThat(new OAuthTokens("secret-a", Optional.of("secret-r"), Optional.empty()))
                .asString()
                .doesNotContain("secret");
    }

    private static OAuthTokens endingIn(long seconds) {
        return new OAuthTokens("a", Optional.empty(), Optional.of(NOW.plusSeconds(seconds)));
    }

    @Test
    void keepsTheNameOfTheConsentWhenARefreshDoesNotTellIt() {
        var first =
                new OAuthTokens("a", Optional.of("r"), Optional.empty())
                        .namedBy(Optional.of("consent-1"));
        var next = new OAuthTokens("b", Optional.of("s"), Optional.empty());

        assertThat(next.succeeding(first).reference()).contains("consent-1");
        assertThat(next.namedBy(Optional.of("consent-2")).succeeding(first).reference())
                .contains("consent-2");
        assertThat(first.untilConsentEndsAt(java.time.Instant.EPOCH).reference())
                .contains("consent-1");
        assertThat(new KeyPair("key", "secret").reference()).isEmpty();
    }
}
