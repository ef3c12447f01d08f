package com.dashtam.platform.http;

import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.platform.http.contract.Operation;
import com.dashtam.platform.http.contract.Parameter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares the parameters of a request with those of its operation, as the texts they are. */
public final class ParameterCheck {

    private static final int MAX_NAME_CHARS = 100;

    /** No text in PostgreSQL has it. */
    private static final char NUL = '\0';

    private final Operation operation;
    private final List<Problem.FieldError> errors = new ArrayList<>();

    private ParameterCheck(Operation operation) {
        this.operation = operation;
    }

    /**
     * @param path the decoded variables of the path template
     * @param query the raw query string: an API for parameters might also read a form body
     * @throws ProblemException of status 400, naming every parameter that is wrong
     */
    public static void check(
            Operation operation, Map<String, String> path, @Nullable String query) {
        var check = new ParameterCheck(operation);
        check.path(path);
        if (query != null) {
            check.query(query);
        }
        if (!check.errors.isEmpty()) {
            throw new ProblemException(
                    ProblemType.VALIDATION_FAILED, "A parameter is not valid.", check.errors);
        }
    }

    private void path(Map<String, String> variables) {
        for (var parameter : operation.path()) {
            form(parameter, variables.getOrDefault(parameter.name(), ""));
        }
    }

    private void query(String query) {
        var seen = new HashSet<String>();
        for (var pair : query.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            var value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
            var known = operation.queryParameter(name);
            if (known.isEmpty() && operation.openQuery()) {
                continue;
            }
            if (known.isEmpty()) {
                refuse(shortened(name), "unknown_parameter", "is not known to this operation");
            } else if (!seen.add(name) && !known.get().repeatable()) {
                refuse(name, "repeated_parameter", "may be given only once");
            } else {
                form(known.get(), value);
            }
        }
    }

    private void form(Parameter parameter, String value) {
        if (!parameter.form().accepts(value)) {
            refuse(parameter.name(), "wrong_type", "must be " + parameter.form().expectation());
        } else if (value.indexOf(NUL) >= 0) {
            refuse(parameter.name(), "invalid", "must not have the character U+0000");
        }
    }

    private void refuse(String name, String code, String message) {
        errors.add(new Problem.FieldError(name, code, message));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ProblemType.BAD_REQUEST, "The query is not correctly percent-encoded.");
        }
    }

    private static String shortened(String name) {
        return name.length() > MAX_NAME_CHARS ? name.substring(0, MAX_NAME_CHARS) : name;
    }
}
