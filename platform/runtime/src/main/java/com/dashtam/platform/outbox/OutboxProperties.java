package com.dashtam.platform.outbox;

import com.dashtam.kernel.event.Topic;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a service keeps its outbox.
 *
 * @param topic where its events go
 * @param daysAhead how many daily partitions exist before they are needed
 * @param window how long acknowledged rows stay for a repair; whole days
 * @param maintenanceInterval between two looks at the partitions
 * @param keySecret base64, keys the hashes of addresses
 */
@ConfigurationProperties("dashtam.outbox")
public record OutboxProperties(
        Topic topic,
        @DefaultValue("3") int daysAhead,
        @DefaultValue("3d") Duration window,
        @DefaultValue("1h") Duration maintenanceInterval,
        String keySecret) {

    @Override
    public String toString() {
        return "OutboxProperties[topic=" + topic + "]";
    }
}
