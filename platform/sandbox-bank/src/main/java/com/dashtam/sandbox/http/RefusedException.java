package com.dashtam.sandbox.http;

/** Ends a request with an error response from wherever its fault is found. */
public final class RefusedException extends RuntimeException {
    private final int status;
    private final String code;
    private final String reason;

    public RefusedException(int status, String code, String reason) {
        super(reason, null, false, false);
        this.status = status;
        this.code = code;
        this.reason = reason;
    }

    public Response response() {
        return Response.error(status, code, reason);
    }
}
