package com.dashtam.sandbox.plaid;

import com.dashtam.sandbox.http.Response;

/** Ends a call with a PlaidError from wherever its fault is found. */
final class Refusal extends RuntimeException {

    private final transient Response response;

    Refusal(Response response) {
        super("refused", null, false, false);
        this.response = response;
    }

    Response response() {
        return response;
    }
}
