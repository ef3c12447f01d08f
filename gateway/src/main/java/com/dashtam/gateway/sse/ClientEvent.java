package com.dashtam.gateway.sse;

import java.time.Instant;
import java.util.UUID;

/**
 * An event as one user's clients see it.
 *
 * @param frame the same bytes for every stream
 */
record ClientEvent(UUID id, UUID user, Instant time, Category category, byte[] frame) {}
