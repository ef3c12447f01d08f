package com.dashtam.sync.infrastructure.feed;

import com.dashtam.kernel.result.Result;
import com.dashtam.platform.http.UnavailableException;
import com.dashtam.sync.domain.connection.ConnectionDirectory;
import com.dashtam.sync.domain.connection.ConnectionState;
import com.dashtam.sync.domain.connection.ConnectionStatus;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One question to provider-service about one connection. */
public final class HttpConnectionDirectory implements ConnectionDirectory {

    private static final Logger log = LoggerFactory.getLogger(HttpConnectionDirectory.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MAX_BYTES = 64 * 1024;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final ProviderClient client;

    public HttpConnectionDirectory(ProviderClient client) {
        this.client = client;
    }

    @Override
    public Result<Optional<ConnectionState>, Unreachable> find(UUID id) {
        try {
            var request = client.request("/internal/v1/connections/" + id).GET().build();
            HttpResponse<InputStream> response = client.send(request);
            try (InputStream body = response.body()) {
                byte[] bytes = body.readNBytes(MAX_BYTES);
                return switch (response.statusCode()) {
                    case OK -> Result.ok(Optional.of(state(JSON.readTree(bytes))));
                    case NOT_FOUND -> Result.ok(Optional.empty());
                    default -> throw new IOException("status " + response.statusCode());
                };
            }
        } catch (IOException
                | UnavailableException
                | JacksonException
                | IllegalArgumentException e) {
            ProviderClient.requireNotStopped();
            log.warn("provider-service did not say what it knows of a connection", e);
            return Result.err(Unreachable.PROVIDER_SERVICE);
        }
    }

    private static ConnectionState state(JsonNode json) {
        return new ConnectionState(
                UUID.fromString(json.path("id").asString("")),
                UUID.fromString(json.path("user_id").asString("")),
                json.path("provider_slug").asString(""),
                ConnectionStatus.parse(json.path("status").asString("")),
                Optional.of(json.path("alias").asString("")).filter(text -> !text.isEmpty()));
    }
}
