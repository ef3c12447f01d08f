package com.dashtam.platform.inbox;

import com.dashtam.kernel.event.EventContract;
import com.dashtam.kernel.event.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * What a service wants to hear of: one consumer group, its topics, and who handles what. A service
 * declares each as a bean.
 */
public final class EventSubscription {

    private final String name;
    private final Set<Topic> topics;
    private final Map<String, EventHandler<ReceivedEvent>> byType = new HashMap<>();
    private Optional<BatchHandler> everything = Optional.empty();
    private boolean oneByOne;

    private EventSubscription(String name, Set<Topic> topics) {
        this.name = name;
        this.topics = topics;
    }

    /**
     * A subscription.
     *
     * @param name unique within the service; part of the consumer group, so never renamed lightly
     */
    public static EventSubscription named(String name, Topic... topics) {
        return new EventSubscription(name, Set.of(topics));
    }

    /** Hands events of one type to a handler; types that nobody handles are passed over. */
    public <T extends SpecificRecordBase> EventSubscription on(
            Class<T> type, EventHandler<T> handler) {
        byType.put(
                EventContract.of(type).type(),
                (event, metadata) -> handler.handle(event.as(type), metadata));
        return this;
    }

    /** Hands every event, in batches, to one handler. */
    public EventSubscription onEverything(BatchHandler handler) {
        everything = Optional.of(handler);
        return this;
    }

    /**
     * Gives each event a transaction of its own. For handlers with effects that no rollback undoes,
     * such as a mail: a failure then repeats one event's effect rather than a batch's.
     */
    public EventSubscription oneByOne() {
        oneByOne = true;
        return this;
    }

    boolean isOneByOne() {
        return oneByOne;
    }

    String name() {
        return name;
    }

    List<String> topicNames() {
        return topics.stream().map(Topic::topicName).sorted().toList();
    }

    Set<Topic> topics() {
        return topics;
    }

    boolean wants(Optional<String> type) {
        return everything.isPresent() || type.map(byType::containsKey).orElse(true);
    }

    void handle(List<ReceivedEvent> events) {
        if (everything.isPresent()) {
            everything.get().handle(events);
            return;
        }
        for (ReceivedEvent event : events) {
            EventHandler<ReceivedEvent> handler = byType.get(event.metadata().type());
            if (handler != null) {
                handler.handle(event, event.metadata());
            }
        }
    }
}
