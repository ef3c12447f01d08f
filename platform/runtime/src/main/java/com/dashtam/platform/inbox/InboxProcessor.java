package com.dashtam.platform.inbox;

import com.dashtam.platform.events.EventMetadata;
import com.dashtam.platform.events.EventWire;
import com.dashtam.platform.events.MalformedEventException;
import com.dashtam.platform.events.Schemas;
import com.dashtam.platform.inbox.InboxTable.ParkedKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Handles a batch of records in one transaction with their inbox rows. When the batch fails for a
 * reason that a retry does not mend, each record is handled alone, so that only the guilty one and
 * the later ones of its key are set aside.
 */
final class InboxProcessor {

    private static final Logger log = LoggerFactory.getLogger(InboxProcessor.class);

    private final EventSubscription subscription;
    private final InboxTable inbox;
    private final Schemas schemas;
    private final DeadLetters deadLetters;
    private final TransactionTemplate transaction;
    private final AtomicLong handled = new AtomicLong();
    private final AtomicLong dead = new AtomicLong();

    InboxProcessor(
            EventSubscription subscription,
            InboxTable inbox,
            Schemas schemas,
            DeadLetters deadLetters,
            TransactionTemplate transaction) {
        this.subscription = subscription;
        this.inbox = inbox;
        this.schemas = schemas;
        this.deadLetters = deadLetters;
        this.transaction = transaction;
    }

    long handledCount() {
        return handled.get();
    }

    long deadLetterCount() {
        return dead.get();
    }

    /** Handles all of them, or throws what a retry can mend. */
    void process(List<ConsumerRecord<String, byte[]>> records) {
        List<ConsumerRecord<String, byte[]>> wanted =
                records.stream()
                        .filter(record -> subscription.wants(EventWire.typeOf(record)))
                        .toList();
        if (wanted.isEmpty()) {
            return;
        }
        if (subscription.isOneByOne()) {
            wanted.forEach(this::processAlone);
            return;
        }
        try {
            processTogether(wanted);
        } catch (RuntimeException e) {
            if (Failures.isTemporary(e)) {
                throw e;
            }
            for (ConsumerRecord<String, byte[]> record : wanted) {
                processAlone(record);
            }
        }
    }

    private void processTogether(List<ConsumerRecord<String, byte[]>> records) {
        transaction.executeWithoutResult(status -> {
            Set<ParkedKey> parked = inbox.parkedKeys();
            var free = new ArrayList<ConsumerRecord<String, byte[]>>(records.size());
            for (ConsumerRecord<String, byte[]> record : records) {
                if (parked.contains(keyOf(record))) {
                    setAside(record, DeadLetterReason.PARKED);
                } else {
                    free.add(record);
                }
            }
            handle(free);
        });
    }

    private void processAlone(ConsumerRecord<String, byte[]> record) {
        try {
            processTogether(List.of(record));
        } catch (RuntimeException e) {
            if (Failures.isTemporary(e)) {
                throw e;
            }
            var reason =
                    e instanceof MalformedEventException
                            ? DeadLetterReason.MALFORMED
                            : DeadLetterReason.HANDLER_FAILED;
            log.error(
                    "{} {} of {} is a dead letter",
                    EventWire.typeOf(record).orElse("event"),
                    reason.text(),
                    record.topic(),
                    e);
            transaction.executeWithoutResult(status -> {
                inbox.park(keyOf(record));
                setAside(record, reason);
            });
        }
    }

    private void setAside(ConsumerRecord<String, byte[]> record, DeadLetterReason reason) {
        deadLetters.send(record, reason);
        dead.incrementAndGet();
    }

    /** Handles what is new; to be called in a transaction. */
    void handle(List<ConsumerRecord<String, byte[]>> records) {
        var events = new LinkedHashMap<UUID, ReceivedEvent>();
        for (ConsumerRecord<String, byte[]> record : records) {
            ReceivedEvent event = read(record);
            events.putIfAbsent(event.metadata().id(), event);
        }
        if (events.isEmpty()) {
            return;
        }
        Set<UUID> fresh = inbox.claim(events.keySet());
        events.keySet().retainAll(fresh);
        subscription.handle(List.copyOf(events.values()));
        handled.addAndGet(events.size());
    }

    private ReceivedEvent read(ConsumerRecord<String, byte[]> record) {
        EventMetadata metadata = EventWire.metadataOf(record);
        return new ReceivedEvent(
                record.topic(),
                keyOf(record).key(),
                metadata,
                schemas.require(metadata.schemaHash()),
                record.value());
    }

    static ParkedKey keyOf(ConsumerRecord<String, byte[]> record) {
        return new ParkedKey(record.topic(), record.key() == null ? "" : record.key());
    }
}
