package com.dashtam.platform.http;

/** The names of the headers that we set or read beyond those of HTTP itself. */
public final class ApiHeaders {

    public static final String TRACE_ID = "X-Trace-Id";
    public static final String TRACEPARENT = "traceparent";
    public static final String RATE_LIMIT_LIMIT = "X-RateLimit-Limit";
    public static final String RATE_LIMIT_REMAINING = "X-RateLimit-Remaining";
    public static final String RATE_LIMIT_RESET = "X-RateLimit-Reset";
    public static final String RATE_LIMIT_POLICY = "RateLimit-Policy";
    public static final String RATE_LIMIT = "RateLimit";

    /** draft-ietf-httpapi-idempotency-key-header. */
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    /** On an answer that an earlier request with the same key was given. */
    public static final String IDEMPOTENT_REPLAYED = "Idempotent-Replayed";

    /** Proves that the gateway forwards the request, and vouches for the two headers below. */
    public static final String SERVICE_TOKEN = "X-Dashtam-Service-Token";

    public static final String CLIENT_IP = "X-Dashtam-Client-Ip";
    public static final String USER_AGENT = "X-Dashtam-User-Agent";

    private ApiHeaders() {}
}
