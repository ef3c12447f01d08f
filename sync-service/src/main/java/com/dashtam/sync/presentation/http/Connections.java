package com.dashtam.sync.presentation.http;

import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.sync.application.connection.KnownConnections.Unknown;
import java.time.Duration;

/** Why a connection is not known, as a problem. */
public final class Connections {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private Connections() {}

    public static ProblemException problem(Unknown unknown) {
        return switch (unknown) {
            case NO_SUCH_CONNECTION -> ProblemException.notFound();
            case PROVIDER_SERVICE_AWAY -> providerServiceAway();
        };
    }

    public static ProblemException providerServiceAway() {
        return new ProblemException(
                        ProblemType.SERVICE_UNAVAILABLE,
                        "Whether there is such a connection cannot be told now.")
                .retryAfter(RETRY_AFTER);
    }
}
