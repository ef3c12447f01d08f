package com.dashtam.audit.domain.record;

import java.util.Optional;

/**
 * Where a request came from.
 *
 * @param traceparent a W3C Trace Context header
 */
public record Origin(
        Optional<String> clientIp, Optional<String> userAgent, Optional<String> traceparent) {

    private static final int TRACE_ID_START = 3;
    private static final int TRACE_ID_END = 35;

    /** The trace id: the second part of the traceparent, 32 hexadecimal digits. */
    public Optional<String> traceId() {
        return traceparent
                .filter(text -> text.length() > TRACE_ID_END)
                .map(text -> text.substring(TRACE_ID_START, TRACE_ID_END));
    }
}
