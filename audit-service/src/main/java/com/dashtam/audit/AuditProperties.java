package com.dashtam.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the trail is kept.
 *
 * @param monthsAhead how many monthly partitions exist before they are needed
 * @param maintenanceInterval between two looks at the tables
 * @param outcomeMemory how long an outcome waits for an attempt that has not come yet
 * @param cursorSecret base64, 32 bytes: keeps clients from making up cursors
 */
@ConfigurationProperties("dashtam.audit")
public record AuditProperties(
        @DefaultValue("3") int monthsAhead,
        @DefaultValue("1h") Duration maintenanceInterval,
        @DefaultValue("30d") Duration outcomeMemory,
        String cursorSecret) {

    @Override
    public String toString() {
        return "AuditProperties[monthsAhead=" + monthsAhead + "]";
    }
}
