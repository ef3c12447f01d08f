package com.dashtam.platform.http.contract;

/**
 * Who may keep the answer of an operation, and how long (RFC 9111): the value of its {@code
 * x-cache}. Refusals and answers to anything but GET are kept by nobody, whatever it says.
 */
public enum Caching {
    /** Nobody: the default, for whatever is personal or secret. */
    NO_STORE("no_store", "no-store"),
    /** The caller, who asks each time whether it is still current. */
    PRIVATE("private", "no-cache, private"),
    /** Anybody, for five minutes. */
    PUBLIC("public", "max-age=300, public"),
    /** Anybody, for a year: it never changes under this address. */
    IMMUTABLE("immutable", "max-age=31536000, public, immutable");

    private final String text;
    private final String header;

    Caching(String text, String header) {
        this.text = text;
        this.header = header;
    }

    /** The value of {@code Cache-Control}. */
    public String header() {
        return header;
    }

    /**
     * @throws IllegalArgumentException when it is none of the four
     */
    static Caching parse(String text) {
        for (var caching : values()) {
            if (caching.text.equals(text)) {
                return caching;
            }
        }
        throw new IllegalArgumentException("not a way to cache: " + text);
    }
}
