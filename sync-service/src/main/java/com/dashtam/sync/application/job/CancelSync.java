package com.dashtam.sync.application.job;

import com.dashtam.kernel.command.Command;
import java.util.UUID;

/** A user wants no more of a job. */
public record CancelSync(UUID userId, UUID syncId) implements Command {

    /** Why it is not cancelled. */
    public enum Refusal {
        /** There is no such job, or it is somebody else's. */
        NOT_FOUND,
        /** It has succeeded, or failed for another reason. */
        OVER
    }
}
