package com.dashtam.local.demo;

import java.net.http.HttpHeaders;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a request was answered with.
 *
 * @param request its method and path
 */
record Answer(String request, int status, HttpHeaders headers, String body) {

    static final String PROBLEM = "application/problem+json";

    private static final int SHOWN_CHARS = 600;

    /**
     * @throws DemoFailure that shows the problem, if the status is another
     */
    Answer expect(int... wanted) {
        if (IntStream.of(wanted).noneMatch(value -> value == status)) {
            throw new DemoFailure("%s answered %s".formatted(request, shown()));
        }
        return this;
    }

    /**
     * @param type the end of the problem's type, as in {@code rate-limit-exceeded}
     * @throws DemoFailure if it is another answer, or has another form than RFC 9457 says
     */
    JsonNode expectProblem(int wanted, String type) {
        expect(wanted);
        JsonNode problem = json();
        boolean holds =
                mediaType().equals(PROBLEM)
                        && problem.path("type").asString("").endsWith("/problems/" + type)
                        && problem.path("status").asInt(0) == wanted;
        DemoFailure.require(
                holds,
                "%s answered %s instead of the problem %s".formatted(request, shown(), type));
        return problem;
    }

    JsonNode json() {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            throw new DemoFailure("%s answered what is no JSON: %s".formatted(request, shown()), e);
        }
    }

    /** A field of the JSON body. */
    String text(String field) {
        return json().required(field).asString();
    }

    String header(String name) {
        return headers.firstValue(name)
                .orElseThrow(() ->
                        new DemoFailure(
                                "%s answered %d without %s".formatted(request, status, name)));
    }

    private String mediaType() {
        return headers.firstValue("Content-Type").orElse("").split(";", 2)[0].strip();
    }

    /** The body of a problem or a page only: others may hold tokens. */
    private String shown() {
        String type = mediaType();
        boolean open = type.equals(PROBLEM) || type.equals("text/html");
        String text = open ? " " + body.replaceAll("\\s+", " ") : "";
        return status + " " + type + text.substring(0, Math.min(text.length(), SHOWN_CHARS));
    }

    @Override
    public String toString() {
        return request + " " + shown();
    }
}
