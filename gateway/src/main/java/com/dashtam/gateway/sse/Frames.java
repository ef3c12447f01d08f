package com.dashtam.gateway.sse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.UUID;

/** Frames of the event stream format (WHATWG HTML, section 9.2.5). */
final class Frames {

    /** The time after which clients reconnect, in milliseconds. */
    static final byte[] RETRY = bytes("retry: 3000\n\n");

    static final byte[] HEARTBEAT = bytes(":\n\n");

    /** Events may have been missed: load the state anew. */
    static final byte[] RESET = bytes("event: stream.reset\ndata: {}\n\n");

    /** The access token has expired: come back with another. */
    static final byte[] REAUTHENTICATE = bytes("event: reauthenticate\ndata: {}\n\n");

    private Frames() {}

    /** This instance goes away: come back, to another one. */
    static byte[] reconnect(Duration after) {
        return bytes("retry: " + after.toMillis() + "\nevent: reconnect\ndata: {}\n\n");
    }

    /**
     * @param json in one line
     */
    static byte[] event(UUID id, String type, String json) {
        return bytes("id: " + id + "\nevent: " + type + "\ndata: " + json + "\n\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
