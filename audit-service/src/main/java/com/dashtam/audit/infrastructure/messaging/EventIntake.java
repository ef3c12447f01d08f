package com.dashtam.audit.infrastructure.messaging;

import com.dashtam.audit.application.record.RecordEvents;
import com.dashtam.audit.application.record.RecordEventsHandler;
import com.dashtam.platform.inbox.BatchHandler;
import com.dashtam.platform.inbox.ReceivedEvent;
import java.util.List;

/** Takes batches of events from Kafka into the audit. */
public final class EventIntake implements BatchHandler {

    private final RecordEventsHandler recordEvents;
    private final ObservedEvents observed = new ObservedEvents();

    public EventIntake(RecordEventsHandler recordEvents) {
        this.recordEvents = recordEvents;
    }

    @Override
    public void handle(List<ReceivedEvent> events) {
        recordEvents.handle(new RecordEvents(events.stream().map(observed::of).toList()));
    }
}
