package com.dashtam.platform.relay;

/**
 * What one replica's relay is doing.
 *
 * @param lagBytes of write-ahead log not yet acknowledged, known to the active relay alone
 */
public record RelayState(Role role, long lagBytes) {

    /** The part a replica plays. */
    public enum Role {
        STARTING,
        ACTIVE,
        STANDBY,
        FAILING,
        STOPPED
    }

    static final RelayState STARTING = new RelayState(Role.STARTING, 0);
    static final RelayState STANDBY = new RelayState(Role.STANDBY, 0);
    static final RelayState FAILING = new RelayState(Role.FAILING, 0);
    static final RelayState STOPPED = new RelayState(Role.STOPPED, 0);
}
