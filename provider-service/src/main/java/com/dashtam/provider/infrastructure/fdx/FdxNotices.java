package com.dashtam.provider.infrastructure.fdx;

import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.webhook.Delivery;
import com.dashtam.provider.domain.webhook.Notice;
import com.dashtam.provider.domain.webhook.NoticeRefusal;
import com.dashtam.provider.domain.webhook.WebhookVerifier;
import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.webhook.StandardWebhooks;
import java.util.Optional;

/**
 * FDX notifications, which name the consent that they are about. FDX does not say how they are
 * signed; these are as Standard Webhooks.
 */
public final class FdxNotices implements WebhookVerifier {

    private final StandardWebhooks signature;

    public FdxNotices(StandardWebhooks signature) {
        this.signature = signature;
    }

    @Override
    public Result<Notice, NoticeRefusal> verify(Delivery delivery) {
        return signature
                .check(delivery)
                .flatMap(id ->
                        notice(id, delivery.body())
                                .map(Result::<Notice, NoticeRefusal>ok)
                                .orElse(Result.err(NoticeRefusal.NOTICE_UNREADABLE)));
    }

    private static Optional<Notice> notice(String id, byte[] body) {
        return Fields.read(body)
                .filter(fields -> fields.text("type").isPresent())
                .map(fields -> new Notice(id, consentOf(fields), kindOf(fields)));
    }

    private static Optional<String> consentOf(Fields notification) {
        return notification
                .object("notificationPayload")
                .filter(payload -> is(payload, "idType", "CONSENT"))
                .flatMap(payload -> payload.text("id"));
    }

    private static Notice.Kind kindOf(Fields notification) {
        if (is(notification, "type", "CONSENT_REVOKED")) {
            return Notice.Kind.CONSENT_WITHDRAWN;
        }
        return is(notification, "category", "NEW_DATA")
                ? Notice.Kind.DATA_AVAILABLE
                : Notice.Kind.OTHER;
    }

    private static boolean is(Fields fields, String name, String value) {
        return fields.text(name).filter(value::equals).isPresent();
    }
}
