package com.dashtam.identity.domain.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The promise in a mail: whoever presents the token reads the user's mail. It serves once. */
public record MailedToken(
        TokenHash token,
        Purpose purpose,
        UUID userId,
        Instant expiresAt,
        Optional<Instant> usedAt) {

    /** What a token lets its bearer do; it serves for nothing else. */
    public enum Purpose {
        VERIFY_EMAIL(Duration.ofHours(24)),
        RESET_PASSWORD(Duration.ofMinutes(15)),
        /** At most; a token serves no longer than the account can be restored. */
        RESTORE_ACCOUNT(Duration.ofDays(30));

        private final Duration life;

        Purpose(Duration life) {
            this.life = life;
        }

        public Duration life() {
            return life;
        }

        public static Purpose parse(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static MailedToken of(Purpose purpose, TokenHash token, UUID userId, Instant now) {
        return new MailedToken(token, purpose, userId, now.plus(purpose.life()), Optional.empty());
    }

    /** One that serves for less than its purpose would let it. */
    public MailedToken until(Instant end) {
        return end.isBefore(expiresAt)
                ? new MailedToken(token, purpose, userId, end, usedAt)
                : this;
    }

    public boolean isUsed() {
        return usedAt.isPresent();
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
