package com.dashtam.sandbox.oauth;

import com.dashtam.sandbox.http.Fields;
import com.dashtam.sandbox.http.Response;
import java.util.Locale;

/** The error codes of RFC 6749 sections 4.1.2.1 and 5.2. */
enum OAuthError {
    INVALID_REQUEST,
    INVALID_CLIENT,
    INVALID_GRANT,
    INVALID_SCOPE,
    UNSUPPORTED_GRANT_TYPE,
    UNSUPPORTED_RESPONSE_TYPE,
    UNSUPPORTED_TOKEN_TYPE,
    ACCESS_DENIED,
    TEMPORARILY_UNAVAILABLE;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    Response response(String description) {
        int status = this == INVALID_CLIENT ? 401 : 400;
        return Response.json(
                        status, Fields.of("error", code()).and("error_description", description))
                .with("Cache-Control", "no-store");
    }
}
