package com.dashtam.platform.http;

import com.dashtam.kernel.problem.ProblemType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How presentation code answers with a problem. The detail reaches the client as it is: it is
 * written for people and never the text of another exception.
 */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<Problem.FieldError> errors;
    private final @Nullable Duration retryAfter;

    public ProblemException(ProblemType type, String detail, Problem.FieldError... errors) {
        this(type, detail, Arrays.asList(errors), null);
    }

    public ProblemException(ProblemType type, String detail, List<Problem.FieldError> errors) {
        this(type, detail, errors, null);
    }

    private ProblemException(
            ProblemType type,
            String detail,
            List<Problem.FieldError> errors,
            @Nullable Duration retryAfter) {
        super(detail, null, false, false);
        this.type = type;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    /** A 400 that names one field of the body or one parameter. */
    public static ProblemException invalid(String field, String code, String message) {
        return new ProblemException(
                ProblemType.VALIDATION_FAILED,
                "The request is not valid.",
                new Problem.FieldError(field, code, message));
    }

    public static ProblemException notFound() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such resource.");
    }

    /** The same with a {@code Retry-After} of whole seconds, at least one. */
    public ProblemException retryAfter(Duration wait) {
        return new ProblemException(type, detail(), errors, wait);
    }

    public ProblemType type() {
        return type;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<Problem.FieldError> errors() {
        return errors;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
