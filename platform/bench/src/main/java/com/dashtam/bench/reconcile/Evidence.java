package com.dashtam.bench.reconcile;

import com.dashtam.bench.journal.Acknowledged;
import java.util.List;

/**
 * All that is compared, taken while nothing happens.
 *
 * @param commands what the driver was told has been done
 */
public record Evidence(List<Acknowledged> commands, Trail trail, Domain domain) {

    public Evidence {
        commands = List.copyOf(commands);
    }
}
