package com.dashtam.local.server;

/** Something else listens on a port that a component needs. */
public final class PortTaken extends ServerFailure {

    private static final long serialVersionUID = 1;

    PortTaken(String component, int port, String variable) {
        super(
                "port %d of %s is taken by another program: stop that, or set %s to another port"
                        .formatted(port, component, variable));
    }
}
