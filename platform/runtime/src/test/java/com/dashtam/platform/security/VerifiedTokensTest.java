package com.dashtam.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(900);

    private final VerifiedTokens<String> tokens = new VerifiedTokens<>();

    @Test
    void remembersATokenForAMinute() {
        remember("a", 1, LATER);

        assertThat(tokens.find(VerifiedTokens.digest("a"), 1, NOW.plusSeconds(59))).contains("a");
        assertThat(tokens.find(VerifiedTokens.digest("a"), 1, NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void forgetsATokenAtItsEnd() {
        remember("a", 1, NOW.plusSeconds(10));

        assertThat(tokens.find(VerifiedTokens.digest("a"), 1, NOW.plusSeconds(9))).contains("a");
        assertThat(tokens.find(VerifiedTokens.digest("a"), 1, NOW.plusSeconds(10))).isEmpty();
    }

    @Test
    void forgetsEverythingWhenTheKeysChange() {
        remember("a", 1, LATER);

        assertThat(tokens.find(VerifiedTokens.digest("a"), 2, NOW)).isEmpty();
        remember("b", 2, LATER);
        assertThat(tokens.find(VerifiedTokens.digest("a"), 2, NOW)).isEmpty();
        assertThat(tokens.find(VerifiedTokens.digest("b"), 2, NOW)).contains("b");
    }

    @Test
    void staysWithinItsBoundAndKeepsTheNewest() {
        for (int i = 0; i < 3 * VerifiedTokens.MAX_TOKENS; i++) {
            remember("token-" + i, 1, LATER);
            assertThat(tokens.size()).isLessThanOrEqualTo(VerifiedTokens.MAX_TOKENS);
        }

        var last = "token-" + (3 * VerifiedTokens.MAX_TOKENS - 1);
        assertThat(tokens.find(VerifiedTokens.digest(last), 1, NOW)).contains(last);
        assertThat(tokens.find(VerifiedTokens.digest("token-0"), 1, NOW)).isEmpty();
    }

    private void remember(String token, long generation, Instant expiresAt) {
        tokens.remember(VerifiedTokens.digest(token), token, generation, expiresAt, NOW);
    }
}
