package com.dashtam.kernel.workflow;

import com.dashtam.kernel.event.EventContract;
import com.dashtam.kernel.event.EventKey;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * An operational event and the key that orders it: something that is so, rather than a phase of a
 * workflow. Records of a workflow's phases are refused.
 */
public record Fact(EventKey key, SpecificRecordBase event) {

    public Fact {
        if (EventContract.of(event.getClass()).phase() != Phase.OPERATIONAL) {
            throw new IllegalArgumentException(
                    event.getClass().getSimpleName() + " belongs to a workflow");
        }
    }

    /** A fact about a user, ordered with all others about the same user. */
    public static Fact about(java.util.UUID userId, SpecificRecordBase event) {
        return new Fact(new EventKey.User(userId), event);
    }
}
