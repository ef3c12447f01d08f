package com.dashtam.sandbox.admin;

import com.dashtam.sandbox.http.Fields;
import com.dashtam.sandbox.http.Json;
import com.dashtam.sandbox.http.RefusedException;
import com.dashtam.sandbox.http.Request;
import com.dashtam.sandbox.http.Response;
import com.dashtam.sandbox.traffic.Fault;
import com.dashtam.sandbox.traffic.FaultKind;
import com.dashtam.sandbox.traffic.Faults;
import com.dashtam.sandbox.traffic.Operation;
import java.time.Duration;
import java.util.Optional;

/** Switches faults on and off. */
final class FaultSwitches {
    private static final Duration USUAL_WAIT = Duration.ofSeconds(1);

    record Switch(
            FaultKind kind,
            Optional<Operation> operation,
            Optional<String> customer,
            Optional<Integer> skip,
            Optional<Integer> count,
            Optional<Duration> retryAfter,
            Optional<Duration> delay) {
        Fault fault() {
            try {
                return new Fault(
                        kind,
                        operation,
                        customer,
                        skip.orElse(0),
                        count.orElse(1),
                        retryAfter.orElse(USUAL_WAIT),
                        delay.orElse(USUAL_WAIT));
            } catch (IllegalArgumentException senseless) {
                throw new RefusedException(400, "401", String.valueOf(senseless.getMessage()));
            }
        }
    }

    private final Faults faults;

    FaultSwitches(Faults faults) {
        this.faults = faults;
    }

    Response on(Request request) {
        boolean added = faults.add(Json.read(request.body(), Switch.class).fault());
        return added
                ? Response.empty(204)
                : Response.error(409, "409", "Too many faults are on already");
    }

    Response list(Request request) {
        return Response.json(
                200,
                Fields.of("faults", faults.active().stream().map(FaultSwitches::shown).toList()));
    }

    Response off(Request request) {
        faults.clear(request.query().get("customer"));
        return Response.empty(204);
    }

    private static Fields shown(Faults.State state) {
        return Fields.of("kind", state.fault().kind().label())
                .and("operation", state.fault().operation().map(Operation::label))
                .and("customer", state.fault().customerId())
                .and("skip", state.fault().skip())
                .and("count", state.fault().count())
                .and("struck", state.struck());
    }
}
