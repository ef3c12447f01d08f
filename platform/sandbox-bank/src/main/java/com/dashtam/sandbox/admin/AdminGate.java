package com.dashtam.sandbox.admin;

import com.dashtam.sandbox.http.Handler;
import com.dashtam.sandbox.http.Request;
import com.dashtam.sandbox.http.Response;
import com.dashtam.sandbox.ledger.LedgerConflictException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Lets only who knows the admin token pass. */
final class AdminGate {
    private final byte[] token;

    AdminGate(String token) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    Handler open(Handler handler) {
        return request -> {
            if (!knowsToken(request)) {
                return Response.error(401, "603", "The admin token is required")
                        .with("WWW-Authenticate", "Bearer realm=\"admin\"");
            }
            try {
                return handler.handle(request);
            } catch (LedgerConflictException conflict) {
                return Response.error(409, "409", String.valueOf(conflict.getMessage()));
            }
        };
    }

    private boolean knowsToken(Request request) {
        return request.bearer()
                .map(presented -> presented.getBytes(StandardCharsets.UTF_8))
                .filter(presented -> MessageDigest.isEqual(presented, token))
                .isPresent();
    }
}
