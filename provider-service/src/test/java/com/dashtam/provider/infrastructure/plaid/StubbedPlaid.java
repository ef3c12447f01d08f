package com.dashtam.provider.infrastructure.plaid;

import com.dashtam.provider.infrastructure.http.HttpLimits;
import com.dashtam.provider.infrastructure.http.InstitutionClient;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The adapter, asking a server that plays what a test tells it; each call once. */
final class StubbedPlaid {

    private StubbedPlaid() {}

    static PlaidSettings settings(URI server) {
        return new PlaidSettings(
                server,
                "client",
                "the-secret",
                "Dashtam",
                List.of("transactions"),
                List.of("investments"),
                List.of("US"),
                "en",
                730,
                500,
                Optional.empty());
    }

    static PlaidInstitution at(URI server, Instant now) {
        PlaidSettings settings = settings(server);
        return new PlaidInstitution(
                settings,
                new InstitutionClient("plaid", limits(), settings.called()),
                _ -> "name of a user",
                new Samples.Counted().values,
                () -> now);
    }

    private static HttpLimits limits() {
        HttpLimits usual = HttpLimits.usual();
        return new HttpLimits(
                usual.connectTimeout(),
                Duration.ofSeconds(10),
                usual.maxResponseBytes(),
                1,
                Duration.ofMillis(1),
                10_000,
                usual.breakerFailurePercent(),
                usual.breakerOpen(),
                usual.concurrentCalls(),
                usual.queueTimeout());
    }
}
