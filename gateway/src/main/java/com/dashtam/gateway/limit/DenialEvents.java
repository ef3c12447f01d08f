package com.dashtam.gateway.limit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.dashtam.events.gateway.LimitScope;
import com.dashtam.events.gateway.RateLimitCheckDenied;
import com.dashtam.kernel.command.Actor;
import com.dashtam.kernel.event.EventContract;
import com.dashtam.kernel.event.Topic;
import com.dashtam.kernel.id.Ids;
import com.dashtam.platform.events.EncodedEvent;
import com.dashtam.platform.events.EventCodec;
import com.dashtam.platform.events.EventMetadata;
import com.dashtam.platform.events.EventWire;
import com.dashtam.platform.events.Schemas;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Puts denials into the form in which all services tell of events. */
final class DenialEvents {

    private static final String SOURCE = "gateway";
    private static final Schema SCHEMA = RateLimitCheckDenied.getClassSchema();
    private static final EventContract CONTRACT = EventContract.of(RateLimitCheckDenied.class);
    private static final String SCHEMA_HASH = Schemas.hashOf(SCHEMA);

    private final Ids ids;
    private final InstantSource clock;

    DenialEvents(Ids ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** What readers need before the first event. */
    static ProducerRecord<String, byte[]> schema() {
        return new ProducerRecord<>(
                Topic.SCHEMAS.topicName(), SCHEMA_HASH, SCHEMA.toString().getBytes(UTF_8));
    }

    static List<Topic> topics() {
        return List.of(Topic.SCHEMAS, Topic.GATEWAY);
    }

    ProducerRecord<String, byte[]> record(Denial denial, long denials) {
        var event =
                new RateLimitCheckDenied(
                        denial.operation(),
                        denial.policy(),
                        scope(denial.scope()),
                        denial.user().orElse(null),
                        denials,
                        Math.toIntExact(LimitHeaders.wholeSeconds(denial.untilNext())));
        var workflow = ids.next();
        var key = denial.user().orElse(workflow).toString();
        return EventWire.toRecord(
                new EncodedEvent(
                        Topic.GATEWAY.topicName(),
                        key,
                        metadata(denial, workflow),
                        EventCodec.encode(event)));
    }

    private EventMetadata metadata(Denial denial, UUID workflow) {
        Actor actor = denial.user().<Actor>map(Actor.User::new).orElseGet(Actor.Anonymous::new);
        return new EventMetadata(
                ids.next(),
                SOURCE,
                CONTRACT.type(),
                clock.instant(),
                Optional.of(denial.operation()),
                CONTRACT.workflow(),
                workflow,
                CONTRACT.phase(),
                actor.text(),
                Optional.of(denial.clientIp()),
                Optional.empty(),
                Optional.of(denial.traceparent()),
                SCHEMA_HASH);
    }

    private static LimitScope scope(Policy.Scope scope) {
        return switch (scope) {
            case IP -> LimitScope.ip;
            case USER -> LimitScope.user;
            case USER_PROVIDER -> LimitScope.user_provider;
            case GLOBAL -> LimitScope.global;
        };
    }
}
