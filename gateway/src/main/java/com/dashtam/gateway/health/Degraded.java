package com.dashtam.gateway.health;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** Health of a part without which the gateway still serves, with less. */
final class Degraded {

    static final Status DEGRADED = new Status("DEGRADED");

    private Degraded() {}

    static Health unless(boolean well, String consequence) {
        return well
                ? Health.up().build()
                : Health.status(DEGRADED).withDetail("consequence", consequence).build();
    }
}
