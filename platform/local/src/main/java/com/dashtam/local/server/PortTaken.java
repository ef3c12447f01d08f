package com.dashtam.local.server;

/** Something else listens on a port that a component needs. */
public final class PortTaken extends ServerFailure {

    private static final long serialVersionUID = 1;

    PortTaken(String component, int port, String variable) {
        super(
                "port %d, which %s needs, is taken by another program; set %s to use another port"
                        .formatted(port, component, variable));
    }
}
