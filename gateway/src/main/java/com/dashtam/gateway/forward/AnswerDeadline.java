package com.dashtam.gateway.forward;

import io.netty.util.Timeout;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.netty.Connection;

/**
 * Hangs up on a service whose answer has not begun in time. Connecting has limits of its own; the
 * time runs from then on.
 */
final class AnswerDeadline {

    private final Deadlines deadlines;
    private final Duration time;
    private volatile @Nullable Timeout running;
    private volatile boolean missed;

    AnswerDeadline(Deadlines deadlines, Duration time) {
        this.deadlines = deadlines;
        this.time = time;
    }

    void start(Connection connection) {
        running = deadlines.start(time, () -> miss(connection));
    }

    private void miss(Connection connection) {
        missed = true;
        // Whoever waits for the answer hears of it as of a service that has hung up.
        var unused = connection.channel().close();
    }

    void met() {
        var timeout = running;
        if (timeout != null) {
            timeout.cancel();
        }
    }

    boolean isMissed() {
        return missed;
    }
}
