package com.dashtam.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** One response. A response that is cut short announces its whole length and sends half of it. */
@SuppressWarnings("ArrayRecordComponent") // made for one exchange, compared with nothing
public record Response(int status, Map<String, String> headers, byte[] body, boolean cutShort) {
    private static final byte[] NOTHING = {};

    public static Response json(int status, Object value) {
        return of(status, "application/json", Json.bytes(value));
    }

    public static Response html(int status, String page) {
        return of(status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    public static Response empty(int status) {
        return new Response(status, Map.of(), NOTHING, false);
    }

    /** 303, so that the form of a consent page is not sent on (RFC 9700 section 4.12). */
    public static Response seeOther(String location) {
        return empty(303).with("Location", location);
    }

    /** The error entity of FDX; codes as in FDX 6.4. */
    public static Response error(int status, String code, String message) {
        return json(status, Fields.of("code", code).and("message", message));
    }

    /** What a data request without a good access token gets (RFC 6750 section 3.1). */
    public static Response unauthenticated() {
        return error(401, "603", "Authentication failed")
                .with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }

    public Response with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Response(status, more, body, cutShort);
    }

    public Response withBody(byte[] other) {
        return new Response(status, headers, other, cutShort);
    }

    public Response truncated() {
        return new Response(status, headers, body, true);
    }

    private static Response of(int status, String type, byte[] body) {
        return new Response(status, Map.of("Content-Type", type), body, false);
    }
}
