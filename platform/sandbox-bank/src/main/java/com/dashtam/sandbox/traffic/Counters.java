package com.dashtam.sandbox.traffic;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How many requests of each kind came in, in all and for each customer. */
public final class Counters {
    private final Map<Operation, Long> all = new EnumMap<>(Operation.class);
    private final Map<String, Map<Operation, Long>> byCustomer = new HashMap<>();

    public synchronized void count(Operation operation, Optional<String> customerId) {
        all.merge(operation, 1L, Long::sum);
        customerId.ifPresent(id ->
                byCustomer
                        .computeIfAbsent(id, _ -> new EnumMap<>(Operation.class))
                        .merge(operation, 1L, Long::sum));
    }

    public synchronized Map<Operation, Long> all() {
        return Map.copyOf(all);
    }

    public synchronized Map<Operation, Long> of(String customerId) {
        return Map.copyOf(byCustomer.getOrDefault(customerId, Map.of()));
    }

    public synchronized void reset() {
        all.clear();
        byCustomer.clear();
    }
}
