package com.dashtam.identity.infrastructure.export;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where copies come from, and how long they are tried for.
 *
 * @param maxArchiveBytes of one archive, which is held in memory while it is made
 * @param connect how long a service may take to be reached
 * @param answer how long a service may take to send everything
 * @param lease after which another instance takes over; longer than all services together may take
 * @param firstPause after the first failure; it doubles with each further one
 * @param maxAttempts after which the copy has failed
 */
@ConfigurationProperties("dashtam.identity.data-export")
public record ExportProperties(
        URI providerUrl,
        URI syncUrl,
        URI auditUrl,
        @DefaultValue("33554432") int maxArchiveBytes,
        @DefaultValue("5s") Duration connect,
        @DefaultValue("2m") Duration answer,
        @DefaultValue("10m") Duration lease,
        @DefaultValue("15s") Duration firstPause,
        @DefaultValue("10") int maxAttempts) {}
