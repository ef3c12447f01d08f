package com.dashtam.sync;

import java.net.URI;
import java.time.Duration;
import java.time.Period;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this service works.
 *
 * @param providerUrl the address of provider-service
 * @param interval between two syncs of a connection by schedule, more or less a tenth
 * @param minimumInterval within which a sync is refused unless it is forced
 * @param dueCheck between two looks for connections that are due
 * @param housekeeping between two looks for what has served its time
 * @param history how far back the first sync reads
 * @param overlap how far behind the last sync a further one reads, for what arrives late
 * @param windows the hours of a day within which an institution is read by schedule, by its slug,
 *     such as {@code 22:00-04:30 America/New_York}; others are read at any time
 */
@ConfigurationProperties("dashtam.sync")
record SyncProperties(
        URI providerUrl,
        @DefaultValue("6h") Duration interval,
        @DefaultValue("5m") Duration minimumInterval,
        @DefaultValue("30s") Duration dueCheck,
        @DefaultValue("10m") Duration housekeeping,
        @DefaultValue("5y") Period history,
        @DefaultValue("30d") Period overlap,
        @DefaultValue Map<String, String> windows,
        @DefaultValue Workers workers,
        @DefaultValue Retries retries,
        @DefaultValue Pages pages,
        @DefaultValue Feed feed,
        @DefaultValue Rates rates) {

    /**
     * How jobs are worked off; {@code WorkerLimits} says more.
     *
     * @param syncs at a time in this process
     * @param imports at a time in this process
     * @param patience for how long a sync may be kept back by more urgent ones
     */
    record Workers(
            @DefaultValue("6") int syncs,
            @DefaultValue("2") int imports,
            @DefaultValue("10m") Duration patience,
            @DefaultValue("10s") Duration lease,
            @DefaultValue("3s") Duration heartbeat,
            @DefaultValue("1s") Duration poll,
            @DefaultValue("10s") Duration grace) {}

    /** When failed tries are repeated; {@code RetryPolicy.Limits} says more. */
    record Retries(
            @DefaultValue("5") int maxAttempts,
            @DefaultValue("50") int maxClaims,
            @DefaultValue("2s") Duration firstPause,
            @DefaultValue("5m") Duration maxPause,
            @DefaultValue("20m") Duration deadline) {}

    /** How transactions are put together; {@code PageLimits} says more. */
    record Pages(
            @DefaultValue("1000") int batchRows,
            @DefaultValue("250ms") Duration batchPause,
            @DefaultValue("20000") int maxPageRows,
            @DefaultValue("250ms") Duration progressPause) {}

    /** How long and how large an answer may be; {@code FeedLimits} says more. */
    record Feed(
            @DefaultValue("2s") Duration connect,
            @DefaultValue("90s") Duration answer,
            @DefaultValue("90s") Duration idle,
            @DefaultValue("65536") int maxLineBytes) {}

    /**
     * Where exchange rates are from.
     *
     * @param file in the layout of the European Central Bank's history; nothing is known if empty
     * @param source what answers name as the source of the rates
     */
    record Rates(@DefaultValue("") String file, @DefaultValue("ecb") String source) {}
}
