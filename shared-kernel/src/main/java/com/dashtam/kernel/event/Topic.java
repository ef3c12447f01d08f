package com.dashtam.kernel.event;

/** The topics of the event backbone. */
public enum Topic {
    IDENTITY("dashtam.identity.events.v1"),
    PROVIDER("dashtam.provider.events.v1"),
    SYNC("dashtam.sync.events.v1"),
    /** Outside the promise that nothing is lost: the gateway has no outbox. */
    GATEWAY("dashtam.gateway.events.v1"),
    AUDIT_RECORDS("dashtam.audit.records.v1"),
    SCHEMAS("dashtam.schemas.v1");

    private final String topicName;

    Topic(String topicName) {
        this.topicName = topicName;
    }

    public String topicName() {
        return topicName;
    }
}
