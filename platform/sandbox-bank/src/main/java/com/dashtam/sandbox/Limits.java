package com.dashtam.sandbox;

/**
 * What the bank bears at most.
 *
 * @param bodyBytes of a request
 * @param consents open at a time; also the limit of consent pages and of codes that wait for use
 * @param customers with books in memory; each takes about a megabyte
 */
public record Limits(int bodyBytes, int consents, int customers) {
    public Limits {
        if (bodyBytes < 1 || consents < 1 || customers < 1) {
            throw new IllegalArgumentException("a limit is at least 1");
        }
    }

    public static Limits usual() {
        return new Limits(64 * 1024, 10_000, 40);
    }
}
