package com.dashtam.provider.domain.webhook;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request to the address at which an institution's notices are awaited, byte for byte. Nothing of
 * it is to be believed before it is verified.
 */
@SuppressWarnings("ArrayRecordComponent") // read, never compared
public record Delivery(byte[] body, Map<String, String> headers) {

    /** Names of headers mean the same in any case (RFC 9110, section 5.1). */
    public Delivery {
        var known = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        known.putAll(headers);
        headers = known;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    @Override
    public String toString() {
        return "Delivery[" + body.length + " bytes]";
    }
}
