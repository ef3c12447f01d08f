package com.dashtam.sandbox.oauth;

import com.dashtam.sandbox.http.Parameters;
import com.dashtam.sandbox.http.Request;
import com.dashtam.sandbox.http.Response;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Lets a request to the token or revocation endpoint pass, or says why not. */
final class ClientCheck {
    private record Credentials(String id, String secret) {
        @Override
        public String toString() {
            return "Credentials[" + id + "]";
        }
    }

    private final RegisteredClient client;

    ClientCheck(RegisteredClient client) {
        this.client = client;
    }

    /** Empty when the client has proved itself, and in the one way it is registered for. */
    Optional<Response> refuse(Request request) {
        if (!request.isForm()) {
            return Optional.of(OAuthError.INVALID_REQUEST.response("The body must be a form"));
        }
        Parameters form = request.form();
        Optional<String> repeated = form.firstRepeated();
        if (repeated.isPresent()) {
            return Optional.of(
                    OAuthError.INVALID_REQUEST.response(
                            "A parameter is repeated: " + repeated.get()));
        }
        boolean proved =
                presented(request, form)
                        .filter(shown -> client.proves(shown.id, shown.secret))
                        .isPresent();
        return proved ? Optional.empty() : Optional.of(unproved());
    }

    private Optional<Credentials> presented(Request request, Parameters form) {
        Optional<String> basic = request.credentials("Basic");
        Optional<String> secret = form.get("client_secret");
        return switch (client.authentication()) {
            case BASIC -> secret.isPresent() ? Optional.empty() : basic.flatMap(ClientCheck::basic);
            case POST ->
                    basic.isPresent()
                            ? Optional.empty()
                            : form.get("client_id")
                                    .flatMap(id -> secret.map(s -> new Credentials(id, s)));
        };
    }

    private Response unproved() {
        Response response = OAuthError.INVALID_CLIENT.response("Client authentication failed");
        return switch (client.authentication()) {
            case BASIC -> response.with("WWW-Authenticate", "Basic realm=\"token\"");
            case POST -> response;
        };
    }

    /** Both halves are form-encoded before they are joined (RFC 6749 section 2.3.1). */
    private static Optional<Credentials> basic(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(
                            new Credentials(
                                    decode(pair.substring(0, colon)),
                                    decode(pair.substring(colon + 1))));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
