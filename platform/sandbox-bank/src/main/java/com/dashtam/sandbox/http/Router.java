package com.dashtam.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the handler for a method and a path; a segment in braces matches any one segment. */
public final class Router implements Handler {
    private record Route(String method, String[] template, Handler handler) {
        Optional<Map<String, String>> match(String[] segments) {
            if (segments.length != template.length) {
                return Optional.empty();
            }
            Map<String, String> variables = new HashMap<>();
            for (int i = 0; i < template.length; i++) {
                if (template[i].startsWith("{")) {
                    variables.put(name(template[i]), segments[i]);
                } else if (!template[i].equals(segments[i])) {
                    return Optional.empty();
                }
            }
            return Optional.of(variables);
        }

        private static String name(String segment) {
            return segment.substring(1, segment.length() - 1);
        }
    }

    private final List<Route> routes = new ArrayList<>();

    public Router add(String method, String template, Handler handler) {
        routes.add(new Route(method, template.split("/", -1), handler));
        return this;
    }

    @Override
    public Response handle(Request request) {
        String[] segments = segments(request.path());
        TreeSet<String> allowed = new TreeSet<>();
        for (Route route : routes) {
            Optional<Map<String, String>> variables = route.match(segments);
            if (variables.isPresent()) {
                if (route.method.equals(request.method())) {
                    return route.handler.handle(request.withVariables(variables.get()));
                }
                allowed.add(route.method);
            }
        }
        return allowed.isEmpty()
                ? Response.error(404, "404", "No such resource")
                : Response.error(405, "1206", "Method not allowed")
                        .with("Allow", String.join(", ", allowed));
    }

    /** Split before decoding, so that an escaped slash stays inside its segment. */
    private static String[] segments(String path) {
        String[] segments = path.split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            try {
                String literal = segments[i].replace("+", "%2B");
                segments[i] = URLDecoder.decode(literal, StandardCharsets.UTF_8);
            } catch (IllegalArgumentException malformed) {
                throw new RefusedException(400, "401", "Malformed escape in the path");
            }
        }
        return segments;
    }
}
