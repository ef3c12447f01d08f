package com.dashtam.sandbox.http;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** One request, read completely. Path variables are filled in by the router. */
@SuppressWarnings("ArrayRecordComponent") // made for one exchange, compared with nothing
public record Request(
        String method,
        String path,
        Parameters query,
        Headers headers,
        byte[] body,
        Map<String, String> variables) {
    private static final String FORM = "application/x-www-form-urlencoded";

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    public String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no variable " + name);
        }
        return value;
    }

    public boolean isForm() {
        return header("Content-Type").filter(type -> type.startsWith(FORM)).isPresent();
    }

    public Parameters form() {
        return Parameters.parse(isForm() ? new String(body, StandardCharsets.UTF_8) : "");
    }

    /** The token of an `Authorization: Bearer` header (RFC 6750 section 2.1). */
    public Optional<String> bearer() {
        return credentials("Bearer");
    }

    public Optional<String> credentials(String scheme) {
        return header("Authorization")
                .filter(value -> value.regionMatches(true, 0, scheme + " ", 0, scheme.length() + 1))
                .map(value -> value.substring(scheme.length() + 1).strip());
    }

    Request withVariables(Map<String, String> found) {
        return new Request(method, path, query, headers, body, found);
    }
}
