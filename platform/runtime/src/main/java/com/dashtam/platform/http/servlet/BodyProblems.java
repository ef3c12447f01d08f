package com.dashtam.platform.http.servlet;

import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.platform.http.Problem;
import com.dashtam.platform.http.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says what is wrong with a body that could not be read, without the reader's own words. */
final class BodyProblems {

    private static final int MAX_CAUSES = 10;
    private static final int MAX_PATH_CHARS = 200;

    private BodyProblems() {}

    static ProblemException of(HttpMessageNotReadableException failure) {
        @Nullable Throwable cause = failure.getCause();
        for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
            if (cause instanceof BodyTooLargeException) {
                return tooLarge();
            }
            cause = cause.getCause();
        }
        return switch (failure.getCause()) {
            case null -> malformed("A request body is needed.");
            case JacksonException json -> of(json);
            default -> malformed("The request body could not be read.");
        };
    }

    static ProblemException tooLarge() {
        return new ProblemException(
                ProblemType.CONTENT_TOO_LARGE, "The body is larger than this operation accepts.");
    }

    private static ProblemException of(JacksonException failure) {
        return switch (failure) {
            case UnrecognizedPropertyException unknown ->
                    invalid(path(unknown), "unknown_field", "is not a field of this request");
            case MismatchedInputException trailing when isTrailing(trailing) ->
                    malformed("Something follows the end of the body's JSON.");
            case MismatchedInputException mismatch ->
                    invalid(path(mismatch), "wrong_type", Expected.of(mismatch.getTargetType()));
            case ValueInstantiationException value ->
                    invalid(
                            path(value),
                            "unknown_value",
                            Expected.of(value.getType().getRawClass()));
            case InputCoercionException number ->
                    invalid(path(number), "wrong_type", "must be a number within range");
            case StreamConstraintsException limits ->
                    malformed("The body's JSON is nested too deeply, or a part of it is too long.");
            case StreamReadException duplicate when isDuplicate(duplicate) ->
                    invalid(duplicatePath(duplicate), "duplicate_field", "is given twice");
            default -> malformed("The body is not well-formed JSON" + position(failure) + ".");
        };
    }

    /** Jackson has no types of its own for these two; tests would see a change of its wording. */
    private static boolean isTrailing(MismatchedInputException failure) {
        return failure.getOriginalMessage().startsWith("Trailing token");
    }

    private static boolean isDuplicate(StreamReadException failure) {
        return failure.getOriginalMessage().startsWith("Duplicate Object property");
    }

    private static String duplicatePath(StreamReadException failure) {
        var names = names(failure);
        if (failure.processor() instanceof JsonParser parser && parser.currentName() != null) {
            names.add(parser.currentName());
        }
        return joined(names);
    }

    private static String path(JacksonException failure) {
        return joined(names(failure));
    }

    private static List<String> names(JacksonException failure) {
        var names = new ArrayList<String>();
        for (var reference : failure.getPath()) {
            @Nullable String name = reference.getPropertyName();
            names.add(name == null ? Integer.toString(reference.getIndex()) : name);
        }
        return names;
    }

    private static String joined(List<String> names) {
        var path = names.isEmpty() ? "body" : String.join(".", names);
        return path.length() > MAX_PATH_CHARS ? path.substring(0, MAX_PATH_CHARS) : path;
    }

    private static String position(JacksonException failure) {
        var location = failure.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
    }

    private static ProblemException invalid(String field, String code, String message) {
        return new ProblemException(
                ProblemType.VALIDATION_FAILED,
                "The body is not valid.",
                new Problem.FieldError(field, code, message));
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.BAD_REQUEST, detail);
    }
}
