package com.dashtam.sandbox.oauth;

import com.dashtam.sandbox.http.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the browser goes back to, and the state that goes with it unchanged.
 *
 * @param issuer by what the server names itself in its answers (RFC 9207), if it does
 */
record Callback(String redirectUri, Optional<String> state, Optional<String> issuer) {

    Response code(String code) {
        return go(Map.of("code", code));
    }

    /** With a parameter that the standard does not know, and that clients ignore. */
    Response codeAndMore(String code) {
        return go(Map.of("code", code, "session", Secrets.fresh()));
    }

    Response error(OAuthError error, String description) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("error", error.code());
        parameters.put("error_description", description);
        return go(parameters);
    }

    private Response go(Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        state.ifPresent(value -> all.put("state", value));
        issuer.ifPresent(value -> all.put("iss", value));
        String query =
                all.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
                        .collect(Collectors.joining("&"));
        String separator = redirectUri.contains("?") ? "&" : "?";
        return Response.seeOther(redirectUri + separator + query).with("Cache-Control", "no-store");
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
