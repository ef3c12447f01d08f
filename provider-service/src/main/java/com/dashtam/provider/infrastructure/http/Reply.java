package com.dashtam.provider.infrastructure.http;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** An institution's answer, whole and within bounds. */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record Reply(int status, HttpHeaders headers, byte[] body) {

    private static final int BEGINNING = 64;

    public boolean isSuccess() {
        return status == 200;
    }

    boolean isServerFault() {
        return status >= 500;
    }

    /**
     * Whether it is a page for people: something in front of the API gave it, such as a proxy at
     * the edge or a notice of maintenance.
     */
    public boolean isPage() {
        return headers.firstValue("Content-Type").filter(Reply::isHtml).isPresent()
                || new String(body, 0, Math.min(body.length, BEGINNING), StandardCharsets.US_ASCII)
                        .stripLeading()
                        .startsWith("<");
    }

    private static boolean isHtml(String type) {
        return type.strip().toLowerCase(Locale.ROOT).startsWith("text/html");
    }

    /** What its headers say about when to ask again. */
    public RateLimit rateLimit() {
        return new RateLimit(headers);
    }

    @Override
    public String toString() {
        return "Reply[status=" + status + ", bytes=" + body.length + "]";
    }
}
