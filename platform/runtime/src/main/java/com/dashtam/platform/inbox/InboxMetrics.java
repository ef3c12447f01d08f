package com.dashtam.platform.inbox;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** What an operator watches of the inbox, per subscription. */
final class InboxMetrics implements MeterBinder {

    private final Inbox inbox;

    InboxMetrics(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String name : inbox.handledCounts().keySet()) {
            FunctionCounter.builder(
                            "dashtam.inbox.handled",
                            inbox,
                            each -> each.handledCounts().getOrDefault(name, 0L))
                    .tag("subscription", name)
                    .description("Events whose effect is committed")
                    .register(registry);
            FunctionCounter.builder(
                            "dashtam.inbox.dead.letters",
                            inbox,
                            each -> each.deadLetterCounts().getOrDefault(name, 0L))
                    .tag("subscription", name)
                    .description("Records set aside for an operator")
                    .register(registry);
        }
    }
}
