package com.dashtam.platform.http.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Answers whatever a handler or Spring itself throws with a problem. */
@RestControllerAdvice
final class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final int SERVER_ERROR = 500;
    private static final int BAD_GATEWAY = 502;
    private static final int UNAVAILABLE = 503;

    @ExceptionHandler(Exception.class)
    @Nullable ResponseEntity<byte[]> answer(
            Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (failure instanceof AsyncRequestNotUsableException) {
            LOG.debug("the client left before its answer was complete");
            return null;
        }
        if (response.isCommitted()) {
            // A problem behind half an answer would make it look whole: the container cuts it off.
            throw failure;
        }
        var problem = Failures.problem(failure);
        log(problem.type().status(), failure, request);
        var headers = new HttpHeaders();
        if (failure instanceof ErrorResponse error) {
            headers.putAll(error.getHeaders());
        }
        return ProblemAnswers.of(problem, request.getRequestURI(), headers);
    }

    private static void log(int status, Exception failure, HttpServletRequest request) {
        if (status == UNAVAILABLE) {
            LOG.warn("{} cannot be served for now", request.getMethod(), failure);
        } else if (status == BAD_GATEWAY) {
            // Others failed: where in our code that was found out tells an operator nothing.
            LOG.warn("{} {} failed elsewhere", request.getMethod(), request.getRequestURI());
            LOG.debug("what failed elsewhere", failure);
        } else if (status >= SERVER_ERROR) {
            LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        } else {
            LOG.debug("{} refused with {}", request.getMethod(), status, failure);
        }
    }
}
