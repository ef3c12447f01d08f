package com.dashtam.provider.infrastructure.plaid;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Requests to Plaid: all are POSTs of JSON, and show in it who calls. */
final class Calls {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String VERSION = "2020-09-14";

    private final PlaidSettings settings;

    Calls(PlaidSettings settings) {
        this.settings = settings;
    }

    HttpRequest of(String path, Map<String, ?> members) {
        var body = new LinkedHashMap<String, Object>();
        body.put("client_id", settings.clientId());
        body.put("secret", settings.secret());
        body.putAll(members);
        return HttpRequest.newBuilder(URI.create(settings.api() + path))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("Plaid-Version", VERSION)
                .POST(HttpRequest.BodyPublishers.ofByteArray(MAPPER.writeValueAsBytes(body)))
                .build();
    }
}
