package com.dashtam.platform.http.servlet;

import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.platform.http.Problem;
import com.dashtam.platform.http.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists the violated constraints of a body or of parameters by their names in the contract. */
final class ValidationProblems {

    private static final Map<String, String> CODES =
            Map.ofEntries(
                    Map.entry("NotNull", "required"),
                    Map.entry("NotBlank", "required"),
                    Map.entry("NotEmpty", "required"),
                    Map.entry("Size", "size"),
                    Map.entry("Pattern", "pattern"),
                    Map.entry("Email", "pattern"),
                    Map.entry("Min", "range"),
                    Map.entry("Max", "range"),
                    Map.entry("DecimalMin", "range"),
                    Map.entry("DecimalMax", "range"));

    private ValidationProblems() {}

    static ProblemException ofBody(Errors errors, @Nullable Object target) {
        return problem(fieldErrors(errors, target).toList());
    }

    static ProblemException ofParameters(MethodValidationResult result) {
        return problem(
                result.getParameterValidationResults().stream()
                        .flatMap(ValidationProblems::parameterErrors)
                        .toList());
    }

    private static ProblemException problem(List<Problem.FieldError> errors) {
        return new ProblemException(
                ProblemType.VALIDATION_FAILED, "The request is not valid.", errors);
    }

    private static Stream<Problem.FieldError> parameterErrors(ParameterValidationResult result) {
        if (result instanceof ParameterErrors body) {
            return fieldErrors(body, body.getArgument());
        }
        var name = name(result.getMethodParameter());
        return result.getResolvableErrors().stream().map(error -> named(name, error));
    }

    private static Stream<Problem.FieldError> fieldErrors(Errors errors, @Nullable Object target) {
        return errors.getAllErrors().stream()
                .map(error ->
                        error instanceof FieldError field && target != null
                                ? named(JsonNames.path(target.getClass(), field.getField()), error)
                                : named("body", error));
    }

    private static Problem.FieldError named(String field, MessageSourceResolvable error) {
        var codes = Optional.ofNullable(error.getCodes()).orElseGet(() -> new String[0]);
        var constraint = codes.length == 0 ? "" : codes[codes.length - 1];
        var message = Optional.ofNullable(error.getDefaultMessage()).orElse("is not valid");
        return new Problem.FieldError(field, CODES.getOrDefault(constraint, "invalid"), message);
    }

    private static String name(MethodParameter parameter) {
        return Stream.of(
                        Optional.ofNullable(parameter.getParameterAnnotation(RequestParam.class))
                                .map(RequestParam::value),
                        Optional.ofNullable(parameter.getParameterAnnotation(PathVariable.class))
                                .map(PathVariable::value),
                        Optional.ofNullable(parameter.getParameterAnnotation(RequestHeader.class))
                                .map(RequestHeader::value))
                .flatMap(Optional::stream)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .or(() -> Optional.ofNullable(parameter.getParameterName()))
                .orElse("parameter");
    }
}
