package com.dashtam.bench.client;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a request was answered with.
 *
 * @param request its method and path
 */
public record Reply(String request, int status, HttpHeaders headers, String body) {

    private static final String PROBLEM = "application/problem+json";
    private static final String PROBLEM_TYPE = "/problems/";
    private static final int SHOWN_CHARS = 600;

    /**
     * @throws UnexpectedAnswerException that shows the problem, if the status is another
     */
    public Reply expect(int... wanted) {
        if (IntStream.of(wanted).noneMatch(value -> value == status)) {
            throw new UnexpectedAnswerException(toString());
        }
        return this;
    }

    public boolean is(int wanted) {
        return status == wanted;
    }

    public JsonNode json() {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            throw new UnexpectedAnswerException(this + " is not JSON");
        }
    }

    public String text(String field) {
        return json().required(field).asString();
    }

    public UUID id(String field) {
        return UUID.fromString(text(field));
    }

    public List<JsonNode> items(String field) {
        return json().required(field).valueStream().toList();
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** What joins the request to the events that it caused. */
    public String traceId() {
        return header("X-Trace-Id")
                .orElseThrow(() -> new UnexpectedAnswerException(this + " has no X-Trace-Id"));
    }

    public String mediaType() {
        return header("Content-Type").orElse("").split(";", 2)[0].strip();
    }

    public boolean isProblem() {
        return mediaType().equals(PROBLEM);
    }

    /** The last part of the problem's type, as in {@code not-found}; "" when it is none. */
    public String problem() {
        String type = isProblem() ? json().path("type").asString("") : "";
        int at = type.indexOf(PROBLEM_TYPE);
        return at < 0 ? "" : type.substring(at + PROBLEM_TYPE.length());
    }

    /** The fields that a problem names. */
    public List<String> flawedFields() {
        return isProblem()
                ? json().path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString(""))
                        .toList()
                : List.of();
    }

    /** With the body of a problem or a page only: others may hold tokens. */
    @Override
    public String toString() {
        boolean open = isProblem() || mediaType().equals("text/html");
        String text = open ? " " + body.replaceAll("\\s+", " ") : "";
        return "%s: %d %s%s"
                .formatted(
                        request,
                        status,
                        mediaType(),
                        text.substring(0, Math.min(text.length(), SHOWN_CHARS)));
    }
}
