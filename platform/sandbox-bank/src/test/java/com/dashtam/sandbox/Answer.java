package com.dashtam.sandbox;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the bank answered. */
record Answer(HttpResponse<String> response) {
    private static final JsonMapper MAPPER = new JsonMapper();

    int status() {
        return response.statusCode();
    }

    String body() {
        return response.body();
    }

    JsonNode json() {
        return MAPPER.readTree(response.body());
    }

    /** A text at the top of the JSON; empty when it is not there. */
    String text(String field) {
        return json().path(field).asString("");
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
