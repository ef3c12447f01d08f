package com.dashtam.sandbox.plaid;

import com.dashtam.sandbox.http.Response;

/** The PlaidError in its kinds. */
final class PlaidErrors {

    static final String LOGIN_CHANGED = "the login of this item has changed";

    private static final int BAD_REQUEST = 400;

    private PlaidErrors() {}

    static Response invalidRequest(String code, String message) {
        return of("INVALID_REQUEST", code, message);
    }

    static Response invalidInput(String code, String message) {
        return of("INVALID_INPUT", code, message);
    }

    static Response itemError(String code, String message) {
        return of("ITEM_ERROR", code, message);
    }

    static Response changedMeanwhile() {
        return of(
                "TRANSACTIONS_ERROR",
                "TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION",
                "rows changed while they were read; begin again with the first cursor");
    }

    /** What notices say of an item whose login has gone bad. */
    static Object loginRequired() {
        return error("ITEM_ERROR", "ITEM_LOGIN_REQUIRED", LOGIN_CHANGED);
    }

    private static Response of(String type, String code, String message) {
        return Response.json(BAD_REQUEST, error(type, code, message));
    }

    private static Object error(String type, String code, String message) {
        return Members.of("error_type", type)
                .and("error_code", code)
                .and("error_message", message)
                .and("display_message", null)
                .and("request_id", PlaidApi.requestId())
                .and("suggested_action", null)
                .map();
    }
}
