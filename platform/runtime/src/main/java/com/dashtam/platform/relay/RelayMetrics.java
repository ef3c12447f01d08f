package com.dashtam.platform.relay;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** What an operator watches of the relay. */
final class RelayMetrics implements MeterBinder {

    private final OutboxRelay relay;

    RelayMetrics(OutboxRelay relay) {
        this.relay = relay;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("dashtam.relay.active", relay, RelayMetrics::isActive)
                .description("1 while this replica's relay reads the outbox")
                .register(registry);
        Gauge.builder("dashtam.relay.lag", relay, each -> each.state().lagBytes())
                .baseUnit("bytes")
                .description("Write-ahead log that the relay has not acknowledged")
                .register(registry);
        FunctionCounter.builder("dashtam.relay.published", relay, OutboxRelay::publishedCount)
                .description("Events that Kafka has acknowledged to this replica")
                .register(registry);
    }

    private static double isActive(OutboxRelay relay) {
        return relay.state().role() == RelayState.Role.ACTIVE ? 1 : 0;
    }
}
