package com.dashtam.sync.memory;

import com.dashtam.sync.domain.monitoring.Duty;
import com.dashtam.sync.domain.monitoring.Worker;
import com.dashtam.sync.domain.monitoring.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

public final class InMemoryWorkers implements Workers {

    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final List<Worker> signs = new ArrayList<>();

    @Override
    public void seen(Worker worker) {
        gone(worker.instance(), worker.duty());
        signs.removeIf(sign -> sign.seenAt().isBefore(worker.seenAt().minus(REMEMBERED)));
        signs.add(worker);
    }

    @Override
    public void gone(String instance, Duty duty) {
        signs.removeIf(sign -> sign.instance().equals(instance) && sign.duty() == duty);
    }

    @Override
    public List<Worker> since(Instant earliest) {
        return signs.stream()
                .filter(sign -> !sign.seenAt().isBefore(earliest))
                .sorted(
                        Comparator.comparing(Worker::instance)
                                .thenComparing(sign -> sign.duty().text()))
                .toList();
    }
}
