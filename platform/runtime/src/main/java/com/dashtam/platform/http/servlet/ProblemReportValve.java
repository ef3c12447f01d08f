package com.dashtam.platform.http.servlet;

import com.dashtam.kernel.id.Ids;
import com.dashtam.platform.http.ApiHeaders;
import com.dashtam.platform.http.Problem;
import com.dashtam.platform.http.Trace;
import java.io.IOException;
import java.util.Optional;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests that Tomcat refuses before any filter sees them, such as a bad address. */
final class ProblemReportValve extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemReportValve.class);
    private static final int FIRST_ERROR = 400;

    private final Ids ids;

    ProblemReportValve(Ids ids) {
        this.ids = ids;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable cause) {
        int status = response.getStatus();
        if (status < FIRST_ERROR
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        var traceId =
                Optional.ofNullable(response.getHeader(ApiHeaders.TRACE_ID))
                        .orElseGet(() -> Trace.join(null, null, ids).id());
        var instance = Optional.ofNullable(request.getDecodedRequestURI()).orElse("");
        var problem = Problem.of(Failures.ofStatus(status), instance, traceId);
        response.setHeader(ApiHeaders.TRACE_ID, traceId);
        response.setContentType(Problem.MEDIA_TYPE);
        try {
            response.getOutputStream().write(problem.json());
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            LOG.debug("the client left before its answer was complete", e);
        }
    }
}
