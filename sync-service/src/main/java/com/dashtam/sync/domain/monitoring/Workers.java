package com.dashtam.sync.domain.monitoring;

import java.time.Instant;
import java.util.List;

/** The signs of life of all instances. */
public interface Workers {

    /** Keeps a sign of life, and forgets those of instances that gave none for a day. */
    void seen(Worker worker);

    /** An instance has put a duty down. */
    void gone(String instance, Duty duty);

    /** All that were seen since, by instance and duty. */
    List<Worker> since(Instant earliest);
}
