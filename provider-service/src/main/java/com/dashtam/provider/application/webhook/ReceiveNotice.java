package com.dashtam.provider.application.webhook;

import com.dashtam.events.provider.WebhookRefusal;
import com.dashtam.kernel.command.Command;
import com.dashtam.provider.domain.institution.Slug;
import com.dashtam.provider.domain.webhook.Delivery;
import com.dashtam.provider.domain.webhook.NoticeRefusal;
import java.util.Locale;

/** Somebody sends a notice in the name of an institution. */
public record ReceiveNotice(Slug slug, Delivery delivery) implements Command {

    /** Why it has no effect. */
    public sealed interface Refusal {

        /** No notices are awaited from an institution of this name. */
        record NotAwaited() implements Refusal {}

        record NotBelieved(NoticeRefusal reason) implements Refusal {

            WebhookRefusal onRecord() {
                return WebhookRefusal.valueOf(reason.name().toLowerCase(Locale.ROOT));
            }
        }
    }
}
