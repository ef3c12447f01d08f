package com.dashtam.platform.relay;

import com.dashtam.platform.workflow.WorkflowConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Shows the relay to operators. */
@AutoConfiguration(after = WorkflowConfiguration.class)
@ConditionalOnBean(OutboxRelay.class)
public class RelayObservation {

    @Bean
    HealthIndicator relayHealthIndicator(OutboxRelay relay, RelayProperties properties) {
        return new RelayHealth(relay, properties);
    }

    @Bean
    RelayMetrics relayMetrics(OutboxRelay relay) {
        return new RelayMetrics(relay);
    }
}
