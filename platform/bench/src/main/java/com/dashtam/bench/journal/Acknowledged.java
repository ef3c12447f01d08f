package com.dashtam.bench.journal;

import java.time.Instant;

/**
 * A command with its acknowledgement.
 *
 * @param traceId joins it to the events that it caused
 * @param at when the answer arrived
 */
public record Acknowledged(Command command, String traceId, Instant at) {

    @Override
    public String toString() {
        return "%s at %s (trace %s)".formatted(command, at, traceId);
    }
}
