package com.dashtam.violators.time.domain.user;

import java.time.Instant;

class OwnClock {
    Instant used() {
        return Instant.now();
    }
}
