package com.dashtam.kernel.id;

import java.util.UUID;

/** The port through which domain and application code gets new identifiers. */
@FunctionalInterface
public interface Ids {

    /** A new UUIDv7: unique, and ordered after every identifier this source made before. */
    UUID next();
}
