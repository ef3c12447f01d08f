package com.dashtam.provider.infrastructure.fdx;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.webhook.Notice;
import com.dashtam.provider.domain.webhook.NoticeRefusal;
import com.dashtam.provider.fixture.SignedNotices;
import com.dashtam.provider.infrastructure.webhook.StandardWebhooks;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FdxNoticesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final FdxNotices notices =
            new FdxNotices(StandardWebhooks.of(SignedNotices.SECRET, InstantSource.fixed(NOW)));

    @ParameterizedTest
    @CsvSource({
        "NEW_DATA, CUSTOM, DATA_AVAILABLE",
        "NEW_DATA, BALANCE, DATA_AVAILABLE",
        "CONSENT, CONSENT_REVOKED, CONSENT_WITHDRAWN",
        "CONSENT, CONSENT_UPDATED, OTHER",
        "MAINTENANCE, PLANNED_OUTAGE, OTHER",
        "SOMETHING_NEW, AND_UNKNOWN, OTHER"
    })
    void readsWhatANotificationIsAbout(String category, String type, Notice.Kind kind) {
        assertThat(read(SignedNotices.notification(category, type, "consent-1")))
                .isEqualTo(Result.ok(new Notice("msg_1", Optional.of("consent-1"), kind)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"SERVICE\"}",
                "{\"type\":\"SERVICE\",\"notificationPayload\":{}}",
                "{\"type\":\"SERVICE\",\"notificationPayload\":[]}",
                "{\"type\":\"SERVICE\",\"notificationPayload\":{\"id\":\"x\",\"idType\":\"ACCOUNT\"}}",
                "{\"type\":\"SERVICE\",\"notificationPayload\":{\"id\":{},\"idType\":\"CONSENT\"}}"
            })
    void takesANotificationThatIsAboutNoConsent(String body) {
        assertThat(read(body))
                .isEqualTo(Result.ok(new Notice("msg_1", Optional.empty(), Notice.Kind.OTHER)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"x\"", "{", "{}", "\u0000\u0001", "{\"type\":[]}"})
    void cannotReadWhatIsNoNotification(String body) {
        assertThat(read(body)).isEqualTo(Result.err(NoticeRefusal.NOTICE_UNREADABLE));
    }

    @Test
    void looksAtTheSignatureBeforeTheBody() {
        var unsigned = SignedNotices.USUAL.delivery("msg_1", NOW.minusSeconds(301), "{");

        assertThat(notices.verify(unsigned)).isEqualTo(Result.err(NoticeRefusal.OUTSIDE_TOLERANCE));
    }

    private Result<Notice, NoticeRefusal> read(String body) {
        return notices.verify(SignedNotices.USUAL.delivery("msg_1", NOW, body));
    }
}
