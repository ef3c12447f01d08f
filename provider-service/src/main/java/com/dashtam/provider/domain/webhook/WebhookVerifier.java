package com.dashtam.provider.domain.webhook;

import com.dashtam.kernel.result.Result;
import java.time.Duration;

/** Tells what an institution says from what others say in its name. */
@FunctionalInterface
public interface WebhookVerifier {

    /** How far from now, before or after, a delivery may have been signed. */
    Duration TOLERANCE = Duration.ofMinutes(5);

    /**
     * Checks the signature before anything else of the delivery is read. It runs in no transaction
     * and may ask the institution for a key, within the limits of every call to it.
     */
    Result<Notice, NoticeRefusal> verify(Delivery delivery);
}
