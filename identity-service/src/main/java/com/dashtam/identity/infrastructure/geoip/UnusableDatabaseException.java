package com.dashtam.identity.infrastructure.geoip;

import java.nio.file.Path;

/** There is a GeoIP database in the settings that cannot be used. */
final class UnusableDatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableDatabaseException(Path file, String why, Throwable cause) {
        super("The GeoIP database " + file + " " + why + ".", cause);
    }
}
