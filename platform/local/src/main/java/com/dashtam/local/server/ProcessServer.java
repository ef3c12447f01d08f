package com.dashtam.local.server;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** What all servers have in common: at most one process at a time. */
abstract sealed class ProcessServer implements LocalServer
        permits JarServer, KafkaServer, MailboxServer, PostgresServer, RedisServer {

    private final Supervisor supervisor;
    private volatile Optional<ManagedProcess> process = Optional.empty();

    ProcessServer(Supervisor supervisor) {
        this.supervisor = supervisor;
    }

    /** Checks what has to be there, makes what is missing, and says what to run. */
    abstract ProcessSpec prepare();

    abstract Readiness readiness();

    abstract Duration startLimit();

    final Supervisor supervisor() {
        return supervisor;
    }

    @Override
    public final synchronized void start() {
        if (isRunning()) {
            return;
        }
        ManagedProcess started = supervisor.start(prepare());
        // Known before it is ready, so that it can be stopped meanwhile.
        process = Optional.of(started);
        started.awaitReady(readiness(), startLimit());
    }

    @Override
    public final void stop() {
        process.ifPresent(ManagedProcess::stop);
    }

    @Override
    public final void kill() {
        process.ifPresent(ManagedProcess::kill);
    }

    @Override
    public final boolean isRunning() {
        return process.filter(ManagedProcess::isAlive).isPresent();
    }

    @Override
    public final OptionalInt exitStatus() {
        return process.map(ManagedProcess::exitStatus).orElse(OptionalInt.empty());
    }

    @Override
    public final String toString() {
        return name();
    }
}
