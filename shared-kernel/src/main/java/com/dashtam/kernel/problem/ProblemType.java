package com.dashtam.kernel.problem;

import java.util.Locale;

/**
 * Every kind of problem that an HTTP interface of ours reports, with its status (RFC 9110) and
 * title. The list is also the enumeration of {@code Problem.type} in the HTTP contracts.
 */
public enum ProblemType {
    VALIDATION_FAILED(400, "Validation Failed"),
    BAD_REQUEST(400, "Bad Request"),
    UNAUTHORIZED(401, "Authentication Required"),
    INVALID_CREDENTIALS(401, "Invalid Credentials"),
    INVALID_REFRESH_TOKEN(401, "Invalid Refresh Token"),
    /** The sign-in is too long ago for what is asked (RFC 9470). */
    STEP_UP_REQUIRED(401, "Step-up Authentication Required"),
    FORBIDDEN(403, "Access Denied"),
    EMAIL_NOT_VERIFIED(403, "Email Not Verified"),
    REAUTHENTICATION_FAILED(403, "Reauthentication Failed"),
    NOT_FOUND(404, "Resource Not Found"),
    METHOD_NOT_ALLOWED(405, "Method Not Allowed"),
    NOT_ACCEPTABLE(406, "Not Acceptable"),
    CONFLICT(409, "Resource Conflict"),
    IDEMPOTENCY_KEY_IN_USE(409, "Idempotency Key In Use"),
    CONTENT_TOO_LARGE(413, "Content Too Large"),
    URI_TOO_LONG(414, "URI Too Long"),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported Media Type"),
    IDEMPOTENCY_KEY_REUSED(422, "Idempotency Key Reused"),
    RATE_LIMIT_EXCEEDED(429, "Rate Limit Exceeded"),
    SYNC_TOO_SOON(429, "Synchronised Recently"),
    HEADERS_TOO_LARGE(431, "Request Header Fields Too Large"),
    INTERNAL_ERROR(500, "Internal Server Error"),
    PROVIDER_ERROR(502, "Provider Error"),
    SERVICE_UNAVAILABLE(503, "Service Unavailable"),
    GATEWAY_TIMEOUT(504, "Gateway Timeout");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /**
     * The {@code type} member: a reference relative to the public address, e.g. {@code
     * /problems/not-found}.
     */
    public String uri() {
        return "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
