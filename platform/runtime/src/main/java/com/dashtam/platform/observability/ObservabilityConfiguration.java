package com.dashtam.platform.observability;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Lets operators look into a process, through a port of their own. */
@AutoConfiguration(
        afterName =
                "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
public class ObservabilityConfiguration {

    /**
     * @throws IllegalStateException when operators and clients would share a port, on which nothing
     *     guards the former's endpoints
     */
    ObservabilityConfiguration(Environment environment) {
        if (ManagementPortType.get(environment) == ManagementPortType.SAME) {
            throw new IllegalStateException(
                    "management.server.port is that of the service; import dashtam-platform.yaml");
        }
    }

    @Bean
    Degradation degradation(MeterRegistry metrics) {
        return new Degradation(metrics);
    }

    @Bean
    HealthIndicator degradationHealthIndicator(Degradation degradation) {
        return new DegradationHealth(degradation);
    }
}
