package com.dashtam.sync.domain.job;

/** Wakes the workers of one kind of job once the present transaction has committed. */
@FunctionalInterface
public interface JobSignal {

    void jobAdded();
}
