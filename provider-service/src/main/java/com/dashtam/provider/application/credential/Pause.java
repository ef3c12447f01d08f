package com.dashtam.provider.application.credential;

import java.time.Duration;

/** The port for waiting. */
@FunctionalInterface
public interface Pause {

    void of(Duration length);
}
