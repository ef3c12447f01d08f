package com.dashtam.platform.relay;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the relay reads and repeats.
 *
 * @param pollInterval how long the engine rests when there is nothing; idle cost against latency
 * @param maxBatch rows whose acknowledgements are awaited together
 * @param heartbeat how often an idle database's log position moves on
 * @param repairMargin how far before the last acknowledged row a repair begins; longer than any
 *     writing transaction may last
 * @param watchInterval between two looks of a standby at the slot
 * @param progressInterval between two looks of the active relay, and two writes of its progress
 * @param backoff between two attempts to start
 * @param maxLagBytes of unread log from which on health says degraded
 * @param maxWait for Kafka's acknowledgement, after which health says degraded
 */
@ConfigurationProperties("dashtam.relay")
public record RelayProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("25ms") Duration pollInterval,
        @DefaultValue("2048") int maxBatch,
        @DefaultValue("8192") int maxQueue,
        @DefaultValue("5s") Duration heartbeat,
        @DefaultValue("2m") Duration repairMargin,
        @DefaultValue("250ms") Duration watchInterval,
        @DefaultValue("1s") Duration progressInterval,
        @DefaultValue("1s") Duration backoff,
        @DefaultValue("67108864") long maxLagBytes,
        @DefaultValue("5s") Duration maxWait) {}
