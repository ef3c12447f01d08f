package com.dashtam.identity.domain.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.identity.domain.token.MailedToken.Purpose;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What every keeper of mailed tokens does. */
public abstract class MailedTokensContract {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Purpose VERIFY = Purpose.VERIFY_EMAIL;
    private static final Purpose RESET = Purpose.RESET_PASSWORD;

    protected abstract MailedTokens mailedTokens();

    /** Somebody who may have been sent a token. */
    protected abstract UUID anyUser();

    private MailedToken added(Purpose purpose, UUID user) {
        var token = OneTimeToken.mint(RandomGenerator.getDefault()).hash();
        var mailed = MailedToken.of(purpose, token, user, NOW);
        mailedTokens().add(mailed);
        return mailed;
    }

    private boolean isUsed(MailedToken mailed) {
        return mailedTokens().find(mailed.token(), mailed.purpose()).orElseThrow().isUsed();
    }

    @Test
    void findsATokenForItsPurposeAlone() {
        var mailed = added(VERIFY, anyUser());
        assertThat(mailedTokens().find(mailed.token(), VERIFY)).contains(mailed);
        assertThat(mailedTokens().find(mailed.token(), RESET)).isEmpty();
        assertThat(mailedTokens().find(TokenHash.of("another"), VERIFY)).isEmpty();
    }

    @Test
    void takesATokenOnce() {
        var token = added(VERIFY, anyUser()).token();
        assertThat(mailedTokens().use(token, VERIFY, NOW)).isTrue();
        assertThat(mailedTokens().use(token, VERIFY, NOW)).isFalse();
        assertThat(mailedTokens().find(token, VERIFY).orElseThrow().usedAt()).contains(NOW);
    }

    @Test
    void takesNoTokenThatIsExpiredUnknownOrForSomethingElse() {
        var mailed = added(VERIFY, anyUser());
        assertThat(mailedTokens().use(mailed.token(), VERIFY, NOW.plus(VERIFY.life()))).isFalse();
        assertThat(mailedTokens().use(mailed.token(), RESET, NOW)).isFalse();
        assertThat(mailedTokens().use(TokenHash.of("another"), VERIFY, NOW)).isFalse();
        assertThat(isUsed(mailed)).isFalse();
    }

    @Test
    void voidsAllTokensOfOneUserAndPurpose() {
        UUID user = anyUser();
        var first = added(RESET, user);
        var second = added(RESET, user);
        var forSomethingElse = added(VERIFY, user);
        var anothers = added(RESET, anyUser());

        mailedTokens().voidAll(user, RESET, NOW);

        assertThat(isUsed(first)).isTrue();
        assertThat(isUsed(second)).isTrue();
        assertThat(isUsed(forSomethingElse)).isFalse();
        assertThat(isUsed(anothers)).isFalse();
    }

    @Test
    void allowsThreeRequestsAnHour() {
        UUID user = anyUser();
        for (int i = 0; i < MailedTokens.MAX_REQUESTS; i++) {
            assertThat(mailedTokens().request(user, RESET, NOW.plusSeconds(i))).isTrue();
        }
        assertThat(mailedTokens().request(user, RESET, NOW.plusSeconds(9))).isFalse();
        assertThat(mailedTokens().request(user, VERIFY, NOW.plusSeconds(9))).isTrue();
        assertThat(mailedTokens().request(anyUser(), RESET, NOW.plusSeconds(9))).isTrue();
        assertThat(mailedTokens().request(user, RESET, NOW.plus(MailedTokens.WINDOW))).isTrue();
    }
}
