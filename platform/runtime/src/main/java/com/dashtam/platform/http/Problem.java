package com.dashtam.platform.http;

import com.dashtam.kernel.problem.ProblemType;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of every error answer (RFC 9457).
 *
 * @param instance the path of the request, without its query
 * @param retryAfter seconds to wait; on 429, 503 and for a key in use
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({
    "type",
    "title",
    "status",
    "detail",
    "instance",
    "errors",
    "trace_id",
    "retry_after"
})
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        List<FieldError> errors,
        @JsonProperty("trace_id") String traceId,
        @JsonProperty("retry_after") @Nullable Long retryAfter) {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final JsonMapper JSON = JsonMapper.shared();

    public Problem {
        errors = List.copyOf(errors);
    }

    /**
     * One thing wrong with the request.
     *
     * @param field dotted path in the body, or the name of the parameter
     */
    public record FieldError(String field, String code, String message) {}

    public static Problem of(ProblemException cause, String instance, String traceId) {
        var wait = cause.retryAfter().map(duration -> Math.max(1, duration.toSeconds()));
        return new Problem(
                cause.type().uri(),
                cause.type().title(),
                cause.type().status(),
                cause.detail(),
                instance,
                cause.errors(),
                traceId,
                wait.orElse(null));
    }

    public static Problem of(ProblemType type, String detail, String instance, String traceId) {
        return of(new ProblemException(type, detail), instance, traceId);
    }

    /** The body in UTF-8, for answers that are written without a message converter. */
    public byte[] json() {
        return JSON.writeValueAsBytes(this);
    }
}
