package com.dashtam.identity.domain.deletion;

import com.dashtam.kernel.workflow.Workflows.Run;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A user's wish to be forgotten. It can be taken back until it is due; from then on every service
 * erases what it holds, and the account is gone once all have answered.
 *
 * @param begunAt when the services were told
 * @param answered who has erased what it held
 * @param run the workflow, open for as long as the account is not gone
 */
public record UserDeletion(
        UUID id,
        UUID userId,
        Instant requestedAt,
        Instant dueAt,
        Optional<Instant> begunAt,
        Set<DataHolder> answered,
        Run run) {

    public UserDeletion {
        answered = Set.copyOf(answered);
    }

    public static UserDeletion requested(
            UUID id, UUID userId, Instant now, Instant dueAt, Run run) {
        return new UserDeletion(id, userId, now, dueAt, Optional.empty(), Set.of(), run);
    }

    public Set<DataHolder> missing() {
        var missing = EnumSet.allOf(DataHolder.class);
        missing.removeAll(answered);
        return missing;
    }
}
