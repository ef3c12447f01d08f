package com.dashtam.local.server;

import java.util.OptionalInt;

/**
 * A server that runs as a child process or a container, on the loopback address. Its port and its
 * data stay the same over every stop, kill and start of one instance.
 */
public interface LocalServer extends AutoCloseable {

    /** The component's name, as folders, logs and messages call it. */
    String name();

    /**
     * Returns when the server answers; does nothing when it is running.
     *
     * @throws PortTaken if something else listens on its port
     * @throws ServerFailure if it ends, or does not answer in time
     */
    void start();

    /** Ends it in order, by force after a limit; does nothing when it is not running. */
    void stop();

    /** Ends it and its child processes at once, as a crash would (SIGKILL). */
    void kill();

    boolean isRunning();

    /** Of its last process, once that has ended; 128 + n after signal n. */
    OptionalInt exitStatus();

    default void restart() {
        stop();
        start();
    }

    @Override
    default void close() {
        stop();
    }
}
