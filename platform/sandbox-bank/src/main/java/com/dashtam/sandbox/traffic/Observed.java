package com.dashtam.sandbox.traffic;

import com.dashtam.sandbox.http.Handler;
import com.dashtam.sandbox.http.RefusedException;
import com.dashtam.sandbox.http.Request;
import com.dashtam.sandbox.http.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Counts requests and lets the faults that are switched on strike them. */
public final class Observed {
    /** A control character is no JSON anywhere, neither in a text nor between two. */
    private static final byte[] SPOILT = "\u0001}<!".getBytes(StandardCharsets.US_ASCII);

    private static final String EDGE_PAGE =
            "<html><head><title>Access Denied</title></head></html>";

    private final Counters counters;
    private final Faults faults;
    private final Consumer<String> withdrawConsents;

    /**
     * @param withdrawConsents ends the consents of the customer with an id
     */
    public Observed(Counters counters, Faults faults, Consumer<String> withdrawConsents) {
        this.counters = counters;
        this.faults = faults;
        this.withdrawConsents = withdrawConsents;
    }

    public Handler as(
            Operation operation, Function<Request, Optional<String>> customerOf, Handler handler) {
        return request -> {
            Optional<String> customer = customerOf.apply(request);
            counters.count(operation, customer);
            return faults.strike(operation, customer)
                    .map(fault -> strike(fault, customer, handler, request))
                    .orElseGet(() -> handler.handle(request));
        };
    }

    private Response strike(
            Fault fault, Optional<String> customer, Handler handler, Request request) {
        return switch (fault.kind()) {
            case TOO_MANY_REQUESTS ->
                    Response.error(429, "1207", "Too many requests")
                            .with("Retry-After", Long.toString(fault.retryAfter().toSeconds()));
            case SERVER_ERROR -> Response.error(500, "500", "Internal server error");
            case EDGE_PAGE -> Response.html(403, EDGE_PAGE);
            case SLOW -> {
                pause(fault.delay());
                yield handler.handle(request);
            }
            case INVALID_TOKEN -> Response.unauthenticated();
            case REVOKED_CONSENT -> {
                customer.ifPresent(withdrawConsents);
                yield handler.handle(request);
            }
            case MALFORMED_JSON -> spoil(handler.handle(request));
            case TRUNCATED_BODY -> handler.handle(request).truncated();
        };
    }

    private static Response spoil(Response response) {
        byte[] body = response.body().clone();
        System.arraycopy(
                SPOILT, 0, body, body.length / 2, Math.min(SPOILT.length, body.length / 2));
        return response.withBody(body);
    }

    private static void pause(Duration delay) {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new RefusedException(503, "503", "The bank is closing");
        }
    }
}
