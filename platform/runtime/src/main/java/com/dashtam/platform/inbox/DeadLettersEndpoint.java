package com.dashtam.platform.inbox;

import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** An operator's view of dead letters (GET) and their second try (POST), on the management port. */
@Endpoint(id = "deadletters")
public final class DeadLettersEndpoint {

    private final Inbox inbox;

    DeadLettersEndpoint(Inbox inbox) {
        this.inbox = inbox;
    }

    /** Records set aside since the start, per subscription. */
    @ReadOperation
    public Map<String, Long> counts() {
        return inbox.deadLetterCounts();
    }

    /** Handles them again; keys for which all goes well flow again. */
    @WriteOperation
    public Map<String, DeadLetterReplay.Report> replay() {
        return inbox.replayDeadLetters();
    }
}
