package com.dashtam.platform.idempotency;

import java.util.List;
import java.util.Map;

/**
 * An answer in the form in which it is given again, byte for byte.
 *
 * @param body at most {@value #MAX_BODY_BYTES} bytes: what may be longer is not for keys
 */
public record KeptAnswer(int status, Map<String, List<String>> headers, byte[] body) {

    static final int MAX_BODY_BYTES = 64 * 1024;

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    public KeptAnswer {
        if (body.length > MAX_BODY_BYTES) {
            throw new IllegalStateException("an answer of " + body.length + " bytes to be kept");
        }
        headers = Map.copyOf(headers);
    }

    /** Whether the same request would be in vain: an answer that asks to be patient is not kept. */
    boolean isFinal() {
        return status != TOO_MANY_REQUESTS && status < SERVER_ERROR;
    }
}
