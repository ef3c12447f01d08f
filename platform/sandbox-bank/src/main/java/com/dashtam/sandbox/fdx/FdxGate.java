package com.dashtam.sandbox.fdx;

import com.dashtam.sandbox.http.Handler;
import com.dashtam.sandbox.http.RefusedException;
import com.dashtam.sandbox.http.Request;
import com.dashtam.sandbox.http.Response;
import com.dashtam.sandbox.ledger.Customers;
import com.dashtam.sandbox.oauth.Access;
import com.dashtam.sandbox.oauth.Grants;
import java.util.Optional;
import java.util.UUID;

/** Lets requests with a good access token through to the data (RFC 6750). */
public final class FdxGate {
    private static final String INTERACTION = "x-fapi-interaction-id";

    /** An operation on behalf of a customer. */
    @FunctionalInterface
    public interface Operation {
        Response handle(Request request, Consented consented);
    }

    private final Grants grants;
    private final Customers customers;

    public FdxGate(Grants grants, Customers customers) {
        this.grants = grants;
        this.customers = customers;
    }

    public Handler open(Operation operation) {
        return request -> attempt(request, operation).with(INTERACTION, interaction(request));
    }

    /** Whose data the request's token stands for, be the consent withdrawn or not. */
    public Optional<String> customerOf(Request request) {
        return request.bearer()
                .map(grants::access)
                .flatMap(access ->
                        switch (access) {
                            case Access.Permitted(var id, _) -> Optional.of(id);
                            case Access.Withdrawn(var id) -> Optional.of(id);
                            case Access.Unknown() -> Optional.empty();
                        });
    }

    /** Refusals are caught here already, for they too carry the interaction id. */
    private Response attempt(Request request, Operation operation) {
        try {
            return answer(request, operation);
        } catch (RefusedException refused) {
            return refused.response();
        }
    }

    private Response answer(Request request, Operation operation) {
        return switch (request.bearer().map(grants::access).orElseGet(Access.Unknown::new)) {
            case Access.Unknown() -> Response.unauthenticated();
            case Access.Withdrawn _ -> Response.error(403, "602", "Customer not authorized");
            case Access.Permitted(var id, var scopes) ->
                    customers
                            .find(id)
                            .map(ledger -> operation.handle(request, new Consented(ledger, scopes)))
                            .orElseGet(() -> Response.error(404, "601", "Customer not found"));
        };
    }

    /** The client's interaction id, sent back; one of ours where it sent none. */
    private static String interaction(Request request) {
        try {
            return request.header(INTERACTION)
                    .map(text -> UUID.fromString(text).toString())
                    .orElseGet(() -> UUID.randomUUID().toString());
        } catch (IllegalArgumentException malformed) {
            return UUID.randomUUID().toString();
        }
    }
}
