package com.dashtam.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the handler for a method and a path; a segment in braces matches any one segment. */
public final class Router implements Handler {
    private record Route(String method, List<String> template, Handler handler) {
        Optional<Map<String, String>> match(List<String> segments) {
            if (segments.size() != template.size()) {
                return Optional.empty();
            }
            Map<String, String> variables = new HashMap<>();
            for (int i = 0; i < template.size(); i++) {
                if (template.get(i).startsWith("{")) {
                    variables.put(name(template.get(i)), segments.get(i));
                } else if (!template.get(i).equals(segments.get(i))) {
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
        routes.add(new Route(method, List.of(template.split("/", -1)), handler));
        return this;
    }

    @Override
    public Response handle(Request request) {
        List<String> segments = segments(request.path());
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
    private static List<String> segments(String path) {
        try {
            return Arrays.stream(path.replace("+", "%2B").split("/", -1))
                    .map(segment -> URLDecoder.decode(segment, StandardCharsets.UTF_8))
                    .toList();
        } catch (IllegalArgumentException malformed) {
            throw new RefusedException(400, "401", "Malformed escape in the path");
        }
    }
}
