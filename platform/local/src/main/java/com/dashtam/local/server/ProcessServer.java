package com.dashtam.local.server;

import java.util.Optional;

/** What all servers have in common: at most one process at a time. */
abstract sealed class ProcessServer implements LocalServer
        permits KafkaServer, MailboxServer, PostgresServer, RedisServer {

    private Optional<ManagedProcess> process = Optional.empty();

    /** Starts the process and returns it when it is ready. */
    abstract ManagedProcess launch();

    @Override
    public final synchronized void start() {
        if (!isRunning()) {
            process = Optional.of(launch());
        }
    }

    @Override
    public final synchronized void stop() {
        process.ifPresent(ManagedProcess::stop);
        process = Optional.empty();
    }

    @Override
    public final synchronized void kill() {
        process.ifPresent(ManagedProcess::kill);
        process = Optional.empty();
    }

    @Override
    public final synchronized boolean isRunning() {
        return process.filter(ManagedProcess::isAlive).isPresent();
    }

    @Override
    public final String toString() {
        return name();
    }
}
