package com.dashtam.platform.observability;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Status;

/**
 * Collects which parts of a process do less than they should. A degraded process still serves, so
 * it stays ready; a part that stops it from serving has a health indicator of its own.
 */
public final class Degradation {

    /** Between UP and DOWN; answered with 200. */
    public static final Status STATUS = new Status("DEGRADED");

    private static final Logger LOG = LoggerFactory.getLogger(Degradation.class);

    private final MeterRegistry metrics;
    private final Map<String, Part> parts = new ConcurrentHashMap<>();

    public Degradation(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /**
     * The part of this name, working until it says otherwise. Its state is also the gauge {@code
     * dashtam.degraded}.
     *
     * @param name short, fixed and in lower case, such as {@code kafka}
     */
    public Part part(String name) {
        return parts.computeIfAbsent(name, this::measured);
    }

    /** What is degraded now, and why. */
    public Map<String, String> reasons() {
        var reasons = new TreeMap<String, String>();
        parts.forEach((name, part) -> part.reason().ifPresent(why -> reasons.put(name, why)));
        return reasons;
    }

    private Part measured(String name) {
        var part = new Part(name);
        Gauge.builder("dashtam.degraded", part, p -> p.reason().isPresent() ? 1 : 0)
                .description("1 while a part does less than it should")
                .tag("part", name)
                .register(metrics);
        return part;
    }

    /** One part; its methods may be called at any rate, only changes are logged. */
    public static final class Part {

        private final String name;
        private volatile Optional<String> reason = Optional.empty();

        private Part(String name) {
            this.name = name;
        }

        /**
         * @param why for operators; no exception text, no secrets
         */
        public void degraded(String why) {
            var before = reason;
            reason = Optional.of(why);
            if (before.isEmpty()) {
                LOG.warn("{} is degraded: {}", name, why);
            }
        }

        public void working() {
            var before = reason;
            reason = Optional.empty();
            if (before.isPresent()) {
                LOG.info("{} works again", name);
            }
        }

        public Optional<String> reason() {
            return reason;
        }
    }
}
