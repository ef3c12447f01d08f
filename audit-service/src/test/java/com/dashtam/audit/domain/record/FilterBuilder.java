package com.dashtam.audit.domain.record;

import com.dashtam.kernel.workflow.Phase;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A filter for one user's records, to be narrowed. */
final class FilterBuilder {

    private final UUID user;
    private Optional<String> action = Optional.empty();
    private Optional<Phase> phase = Optional.empty();
    private Optional<String> workflow = Optional.empty();
    private Optional<UUID> workflowId = Optional.empty();
    private Optional<String> resourceType = Optional.empty();
    private Optional<String> resourceId = Optional.empty();
    private TimeRange range = TimeRange.ALWAYS;

    FilterBuilder(UUID user) {
        this.user = user;
    }

    FilterBuilder action(String name) {
        action = Optional.of(name);
        return this;
    }

    FilterBuilder phase(Phase value) {
        phase = Optional.of(value);
        return this;
    }

    FilterBuilder workflow(String name) {
        workflow = Optional.of(name);
        return this;
    }

    FilterBuilder workflowId(UUID id) {
        workflowId = Optional.of(id);
        return this;
    }

    FilterBuilder resourceType(String type) {
        resourceType = Optional.of(type);
        return this;
    }

    FilterBuilder resourceId(String id) {
        resourceId = Optional.of(id);
        return this;
    }

    FilterBuilder between(Instant from, Instant to) {
        range = new TimeRange(Optional.of(from), Optional.of(to));
        return this;
    }

    RecordFilter build() {
        return new RecordFilter(
                Optional.of(user),
                action,
                phase,
                workflow,
                workflowId,
                resourceType,
                resourceId,
                range);
    }
}
