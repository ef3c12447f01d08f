package com.dashtam.platform.http.servlet;

import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.platform.http.Problem;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.http.RequestContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A problem as an HTTP answer, with the headers that go with it. As bytes, it has a length and
 * needs no message converter.
 */
final class ProblemAnswers {

    private ProblemAnswers() {}

    static ResponseEntity<byte[]> of(ProblemException cause, String instance, HttpHeaders headers) {
        var traceId = RequestContext.current().map(context -> context.trace().id()).orElse("");
        var problem = Problem.of(cause, instance, traceId);
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.status() == HttpStatus.UNAUTHORIZED.value()) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, challenge(cause.type()));
        }
        if (problem.retryAfter() != null) {
            headers.set(HttpHeaders.RETRY_AFTER, problem.retryAfter().toString());
        }
        return new ResponseEntity<>(problem.json(), headers, problem.status());
    }

    /** Whoever must only authenticate anew is told so, or would throw a good token away. */
    private static String challenge(ProblemType type) {
        return type == ProblemType.STEP_UP_REQUIRED
                ? "Bearer error=\"insufficient_user_authentication\""
                : "Bearer";
    }
}
