package com.dashtam.sandbox.admin;

import com.dashtam.sandbox.http.Fields;
import com.dashtam.sandbox.http.Json;
import com.dashtam.sandbox.http.RefusedException;
import com.dashtam.sandbox.http.Request;
import com.dashtam.sandbox.http.Response;
import com.dashtam.sandbox.ledger.BankClock;
import com.dashtam.sandbox.ledger.Customers;
import com.dashtam.sandbox.notice.Notices;
import com.dashtam.sandbox.oauth.AuthorizationServer;
import com.dashtam.sandbox.traffic.Counters;
import com.dashtam.sandbox.traffic.Faults;
import com.dashtam.sandbox.traffic.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** The clock, the counters, consents, and a clean start. */
final class Controls {
    /** A longer leap would write more rows than a test can mean. */
    private static final Duration LONGEST_STEP = Duration.ofDays(400);

    record Step(Duration advance) {}

    private final BankClock clock;
    private final Customers customers;
    private final List<AuthorizationServer> authorization;
    private final Notices notices;
    private final ToIntFunction<String> withdraw;
    private final Counters counters;
    private final Faults faults;

    Controls(
            BankClock clock,
            Customers customers,
            List<AuthorizationServer> authorization,
            Notices notices,
            ToIntFunction<String> withdraw,
            Counters counters,
            Faults faults) {
        this.clock = clock;
        this.customers = customers;
        this.authorization = authorization;
        this.notices = notices;
        this.withdraw = withdraw;
        this.counters = counters;
        this.faults = faults;
    }

    Response time(Request request) {
        return Response.json(
                200,
                Fields.of("now", clock.instant().toString())
                        .and("business_day", clock.businessDay().toString()));
    }

    Response advance(Request request) {
        Duration step = Json.read(request.body(), Step.class).advance();
        if (step.isNegative() || step.compareTo(LONGEST_STEP) > 0) {
            throw new RefusedException(400, "401", "The clock goes forward, by 400 days at most");
        }
        clock.advance(step);
        customers.catchUp();
        return time(request);
    }

    Response counters(Request request) {
        Map<Operation, Long> counted =
                request.query().get("customer").map(counters::of).orElseGet(counters::all);
        Fields fields = Fields.none();
        for (Operation operation : Operation.values()) {
            fields.and(operation.label(), counted.getOrDefault(operation, 0L));
        }
        return Response.json(200, fields);
    }

    Response withdraw(Request request) {
        int ended = withdraw.applyAsInt(request.variable("customer"));
        return Response.json(200, Fields.of("withdrawn", ended));
    }

    Response reset(Request request) {
        clock.reset();
        customers.reset();
        authorization.forEach(AuthorizationServer::clear);
        notices.reset();
        faults.reset();
        counters.reset();
        return Response.empty(204);
    }
}
