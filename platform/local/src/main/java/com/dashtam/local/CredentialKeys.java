package com.dashtam.local;

import com.dashtam.local.server.ServerFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What provider-service says and does about the keys of credentials, on its management port. */
public final class CredentialKeys {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /**
     * @param rows by the id of the key that they are sealed with
     */
    public record Counted(String primary, Map<String, Long> rows) {

        public long underOthers() {
            return rows.entrySet().stream()
                    .filter(entry -> !entry.getKey().equals(primary))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
    }

    public record Resealed(String primary, long resealed, long unreadable, long left) {}

    private final URI endpoint;

    public CredentialKeys(URI endpoint) {
        this.endpoint = endpoint;
    }

    public Counted count() {
        JsonNode answer = send(HttpRequest.newBuilder(endpoint).GET());
        Map<String, Long> rows = new TreeMap<>();
        answer.required("rows")
                .properties()
                .forEach(entry -> rows.put(entry.getKey(), entry.getValue().longValue()));
        return new Counted(answer.required("primary").asString(), rows);
    }

    /** Some of those that are left; called again until there are none. */
    public Resealed reseal() {
        JsonNode answer = send(HttpRequest.newBuilder(endpoint).POST(BodyPublishers.noBody()));
        return new Resealed(
                answer.required("primary").asString(),
                answer.required("resealed").longValue(),
                answer.required("unreadable").longValue(),
                answer.required("left").longValue());
    }

    private JsonNode send(HttpRequest.Builder request) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    http.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new ServerFailure(
                        "provider-service cannot do that now (%d): see its log"
                                .formatted(answer.statusCode()));
            }
            return JsonMapper.shared().readTree(answer.body());
        } catch (IOException e) {
            throw new ServerFailure("provider-service does not answer at " + endpoint, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("interrupted", e);
        }
    }
}
