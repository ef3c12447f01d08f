package com.dashtam.identity.application.key;

import com.dashtam.kernel.command.Command;
import java.util.UUID;

/** An administrator wants nothing that a key has signed to be believed any more. */
public record RetireSigningKey(UUID by, String kid, Cause cause) implements Command {

    /** What speaks against the key. */
    public enum Cause {
        COMPROMISED,
        PRECAUTION
    }
}
