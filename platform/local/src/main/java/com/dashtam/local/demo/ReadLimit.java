package com.dashtam.local.demo;

import com.dashtam.local.system.Component;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** More reads than the limit allows. */
final class ReadLimit implements Part {

    private static final String PATH = "/accounts";
    private static final String REMAINING = "X-RateLimit-Remaining";

    /** Times the limit: what several gateways may let through, and what flows back meanwhile. */
    private static final int PATIENCE = 4;

    private final Journey journey;
    private int limit;

    ReadLimit(Journey journey) {
        this.journey = journey;
    }

    @Override
    public String title() {
        return "The read limit";
    }

    @Override
    public List<Step> steps() {
        return List.of(
                new Step("sign in once more", Component.IDENTITY, () -> SignUp.signIn(journey)),
                new Step("read too much", Component.GATEWAY, this::readTooMuch));
    }

    private String readTooMuch() {
        Client user = journey.user();
        Answer answer = user.get(PATH).expect(200);
        limit = number(answer, "X-RateLimit-Limit");
        int reads = 1;
        while (answer.status() == 200) {
            DemoFailure.require(
                    reads < limit * PATIENCE,
                    "%d reads were let through, the limit being %d".formatted(reads, limit));
            answer = user.get(PATH).expect(200, 429);
            reads++;
        }
        requireRefusal(answer);
        return "reads the accounts %d times; the last is refused: 429, Retry-After %s, limit %d a minute"
                .formatted(reads, answer.header("Retry-After"), limit);
    }

    private void requireRefusal(Answer answer) {
        JsonNode problem = answer.expectProblem(429, "rate-limit-exceeded");
        int retryAfter = number(answer, "Retry-After");
        boolean holds =
                number(answer, "X-RateLimit-Limit") == limit
                        && number(answer, REMAINING) == 0
                        && number(answer, "X-RateLimit-Reset") > 0
                        && retryAfter > 0
                        && problem.path("retry_after").asInt(0) == retryAfter
                        && problem.path("instance").asString("").equals("/api/v1" + PATH)
                        && answer.header("X-Trace-Id")
                                .equals(problem.path("trace_id").asString(""));
        DemoFailure.require(
                holds,
                "the refusal is not complete: %s %s".formatted(answer, answer.headers().map()));
    }

    private static int number(Answer answer, String header) {
        String value = answer.header(header);
        DemoFailure.require(value.matches("\\d{1,9}"), header + " is no number: " + value);
        return Integer.parseInt(value);
    }
}
