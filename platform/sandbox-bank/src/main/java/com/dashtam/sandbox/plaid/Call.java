package com.dashtam.sandbox.plaid;

import com.dashtam.sandbox.http.Request;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of a call. It has the members that the description gives it, and no others. */
record Call(JsonNode body) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Set<String> EVERYWHERE = Set.of("client_id", "secret");

    /** Absent when the body is no JSON object. */
    static Optional<Call> find(Request request) {
        try {
            JsonNode body = MAPPER.readTree(request.body());
            return body.isObject() ? Optional.of(new Call(body)) : Optional.empty();
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    /**
     * @throws Refusal when it is no object, or has a member that is not in the description
     */
    static Call read(Request request, Set<String> described) {
        Call call =
                find(request)
                        .orElseThrow(() ->
                                new Refusal(
                                        PlaidErrors.invalidRequest(
                                                "INVALID_BODY", "body could not be parsed")));
        call.requireNoOthers(call.body, described, EVERYWHERE);
        return call;
    }

    private void requireNoOthers(JsonNode object, Set<String> described, Set<String> more) {
        var others = new TreeSet<String>(object.propertyNames());
        others.removeAll(described);
        others.removeAll(more);
        if (!others.isEmpty()) {
            throw new Refusal(
                    PlaidErrors.invalidRequest(
                            "UNKNOWN_FIELDS",
                            "the following fields are not recognized: " + others));
        }
    }

    Optional<String> text(String name) {
        return Optional.of(body.path(name).asString("")).filter(text -> !text.isEmpty());
    }

    String needed(String name) {
        return text(name)
                .orElseThrow(() ->
                        new Refusal(
                                PlaidErrors.invalidRequest(
                                        "MISSING_FIELDS",
                                        "the following required fields are missing: " + name)));
    }

    List<String> texts(String name) {
        return body.path(name).valueStream().map(JsonNode::asString).toList();
    }

    /** The members of an object within; none where it is not there. */
    Call within(String name, Set<String> described) {
        JsonNode inner = body.path(name);
        if (!inner.isMissingNode() && !inner.isObject()) {
            throw invalid(name);
        }
        Call call = new Call(inner.isObject() ? inner : MAPPER.createObjectNode());
        call.requireNoOthers(call.body, described, Set.of());
        return call;
    }

    boolean flag(String name) {
        return body.path(name).asBoolean(false);
    }

    int number(String name, int usual, int least, int most) {
        JsonNode value = body.path(name);
        if (value.isMissingNode()) {
            return usual;
        }
        if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
            throw invalid(name);
        }
        return value.intValue();
    }

    LocalDate day(String name) {
        try {
            return LocalDate.parse(needed(name));
        } catch (DateTimeException malformed) {
            throw invalid(name);
        }
    }

    Optional<URI> address(String name) {
        return text(name)
                .map(text -> {
                    try {
                        URI uri = URI.create(text);
                        if (uri.isAbsolute()) {
                            return uri;
                        }
                        throw invalid(name);
                    } catch (IllegalArgumentException malformed) {
                        throw invalid(name);
                    }
                });
    }

    static Refusal invalid(String name) {
        return new Refusal(PlaidErrors.invalidRequest("INVALID_FIELD", name + " is not valid"));
    }
}
