package com.dashtam.provider.domain.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoticeTest {

    @Test
    void hasAnIdOfABoundedLength() {
        String longest = "x".repeat(Notice.MAX_LENGTH);

        assertThat(notice(longest).id()).isEqualTo(longest);
        for (String id : new String[] {"", "  ", longest + "x"}) {
            assertThatThrownBy(() -> notice(id)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void tellsWhenAConsentEndsIfItDoes() {
        for (Notice.Kind kind : Notice.Kind.values()) {
            Optional<Instant> wrong =
                    kind == Notice.Kind.CONSENT_ENDING
                            ? Optional.empty()
                            : Optional.of(Instant.EPOCH);
            assertThatThrownBy(() -> new Notice("n", Optional.empty(), kind, wrong))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(Notice.ofEnd("n", Optional.empty(), Instant.EPOCH).endsAt())
                .contains(Instant.EPOCH);
    }

    @Test
    void findsAHeaderByAnyCaseAndShowsNothingOfTheBody() {
        var delivery =
                new Delivery(
                        "secret".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        Map.of("Webhook-Id", "1"));

        assertThat(delivery.header("WEBHOOK-ID")).contains("1");
        assertThat(delivery.header("webhook-signature")).isEmpty();
        assertThat(delivery.toString()).doesNotContain("secret").contains("6 bytes");
    }

    private static Notice notice(String id) {
        return new Notice(id, Optional.empty(), Notice.Kind.OTHER);
    }
}
