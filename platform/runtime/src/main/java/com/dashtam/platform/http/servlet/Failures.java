package com.dashtam.platform.http.servlet;

import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.http.UnavailableException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingPathVariableException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Finds the problem that stands for whatever went wrong while a request was served. */
final class Failures {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final int MAX_CAUSES = 10;

    private Failures() {}

    static ProblemException problem(Throwable failure) {
        return switch (failure) {
            case ProblemException problem -> problem;
            case HttpMessageNotReadableException e -> BodyProblems.of(e);
            case BodyTooLargeException e -> BodyProblems.tooLarge();
            case MaxUploadSizeExceededException e -> BodyProblems.tooLarge();
            case MethodArgumentNotValidException e ->
                    ValidationProblems.ofBody(e.getBindingResult(), e.getTarget());
            case HandlerMethodValidationException e when !e.isForReturnValue() ->
                    ValidationProblems.ofParameters(e);
            case TypeMismatchException e -> mismatch(e);
            case MissingServletRequestParameterException e -> missing(e.getParameterName());
            case MissingRequestHeaderException e -> missing(e.getHeaderName());
            case MissingServletRequestPartException e -> missing(e.getRequestPartName());
            case MissingPathVariableException e -> internal();
            case MultipartException e -> multipart(e);
            case InvalidParameterException e -> ofStatus(e.getErrorCode());
            case UnavailableException e -> unavailable().retryAfter(e.retryAfter());
            case ErrorResponse e -> ofStatus(e.getStatusCode().value());
            default -> isTransient(failure) ? unavailable() : internal();
        };
    }

    /** A problem for an answer of which only the status is known. */
    static ProblemException ofStatus(int status) {
        var type =
                Arrays.stream(ProblemType.values())
                        .filter(candidate -> candidate.status() == status)
                        .filter(candidate -> candidate != ProblemType.VALIDATION_FAILED)
                        .filter(candidate -> candidate != ProblemType.IDEMPOTENCY_KEY_REUSED)
                        .findFirst()
                        .orElse(
                                status >= 500
                                        ? ProblemType.INTERNAL_ERROR
                                        : ProblemType.BAD_REQUEST);
        return type == ProblemType.SERVICE_UNAVAILABLE
                ? unavailable()
                : new ProblemException(type, detail(type));
    }

    private static String detail(ProblemType type) {
        return switch (type) {
            case UNAUTHORIZED -> "Valid credentials are needed.";
            case FORBIDDEN -> "This is not allowed.";
            case NOT_FOUND -> "There is no such resource.";
            case METHOD_NOT_ALLOWED -> "The resource does not answer this method.";
            case NOT_ACCEPTABLE -> "The resource has no form that the request accepts.";
            case CONTENT_TOO_LARGE -> "The body is larger than this operation accepts.";
            case URI_TOO_LONG -> "The address is too long.";
            case UNSUPPORTED_MEDIA_TYPE -> "The body's media type is not accepted here.";
            case HEADERS_TOO_LARGE -> "The request's header fields are too large.";
            case INTERNAL_ERROR -> "Something went wrong on our side.";
            case BAD_REQUEST, VALIDATION_FAILED -> "The request is malformed.";
            case INVALID_CREDENTIALS,
                    INVALID_REFRESH_TOKEN,
                    EMAIL_NOT_VERIFIED,
                    REAUTHENTICATION_FAILED,
                    STEP_UP_REQUIRED,
                    CONFLICT,
                    IDEMPOTENCY_KEY_IN_USE,
                    IDEMPOTENCY_KEY_REUSED,
                    RATE_LIMIT_EXCEEDED,
                    SYNC_TOO_SOON,
                    PROVIDER_ERROR,
                    SERVICE_UNAVAILABLE,
                    GATEWAY_TIMEOUT ->
                    "The request could not be carried out.";
        };
    }

    private static ProblemException mismatch(TypeMismatchException failure) {
        var field = Optional.ofNullable(failure.getPropertyName()).orElse("parameter");
        return ProblemException.invalid(
                field, "wrong_type", Expected.of(failure.getRequiredType()));
    }

    private static ProblemException missing(String name) {
        return ProblemException.invalid(name, "required", "is needed");
    }

    private static ProblemException multipart(MultipartException failure) {
        return hasCause(failure, BodyTooLargeException.class)
                ? BodyProblems.tooLarge()
                : new ProblemException(
                        ProblemType.BAD_REQUEST,
                        "The body is not well-formed multipart/form-data.");
    }

    private static ProblemException unavailable() {
        return new ProblemException(
                        ProblemType.SERVICE_UNAVAILABLE,
                        "The service cannot answer for the moment; try again.")
                .retryAfter(RETRY_AFTER);
    }

    private static ProblemException internal() {
        return new ProblemException(ProblemType.INTERNAL_ERROR, detail(ProblemType.INTERNAL_ERROR));
    }

    private static boolean isTransient(Throwable failure) {
        return failure instanceof CannotCreateTransactionException
                || failure instanceof TransactionTimedOutException
                || failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof DataAccessResourceFailureException
                || hasCause(failure, SQLTransientException.class)
                || hasCause(failure, SQLRecoverableException.class)
                || hasLostConnection(failure);
    }

    /** SQLSTATE classes 08 (connection), 53 (resources) and 57P (operator intervention). */
    private static boolean hasLostConnection(Throwable failure) {
        return cause(failure, SQLException.class)
                .map(SQLException::getSQLState)
                .filter(s -> s.startsWith("08") || s.startsWith("53") || s.startsWith("57P"))
                .isPresent();
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
        return cause(failure, type).isPresent();
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        @Nullable Throwable cause = failure;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }
}
