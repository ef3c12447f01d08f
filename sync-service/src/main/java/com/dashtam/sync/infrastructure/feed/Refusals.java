package com.dashtam.sync.infrastructure.feed;

import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.sync.domain.feed.FeedProblem;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads why provider-service gave no feed: a problem whose first error code is the reason. */
final class Refusals {

    private static final int MAX_PROBLEM_BYTES = 64 * 1024;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Refusals() {}

    static FeedProblem of(HttpResponse<InputStream> response) throws IOException {
        byte[] body = response.body().readNBytes(MAX_PROBLEM_BYTES);
        FeedFailure reason =
                reasonIn(body)
                        .orElse(
                                response.statusCode() == TOO_MANY_REQUESTS
                                        ? FeedFailure.RATE_LIMITED
                                        : FeedFailure.INSTITUTION_UNAVAILABLE);
        return new FeedProblem(reason, retryAfter(response));
    }

    private static Optional<FeedFailure> reasonIn(byte[] body) {
        try {
            JsonNode code = JSON.readTree(body).path("errors").path(0).path("code");
            return Optional.of(FeedFailure.valueOf(code.asString("").toUpperCase(Locale.ROOT)));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,9}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }
}
