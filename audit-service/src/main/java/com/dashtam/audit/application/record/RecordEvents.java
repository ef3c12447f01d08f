package com.dashtam.audit.application.record;

import com.dashtam.audit.domain.record.ObservedEvent;
import com.dashtam.kernel.command.Command;
import java.util.List;

/** Take a batch of events into the audit. */
public record RecordEvents(List<ObservedEvent> events) implements Command {

    public RecordEvents {
        events = List.copyOf(events);
    }
}
