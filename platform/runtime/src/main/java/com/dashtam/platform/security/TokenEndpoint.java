package com.dashtam.platform.security;

import com.dashtam.platform.http.UnavailableException;
import com.dashtam.platform.secrets.Secret;
import com.dashtam.platform.security.ServiceTokens.Granted;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Identity's token endpoint for client credentials (RFC 6749, section 4.4). */
final class TokenEndpoint {

    private static final String PATH = "/internal/oauth2/token";
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final int MAX_BYTES = 64 * 1024;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http;
    private final URI address;
    private final String client;
    private final Supplier<Secret> secret;

    TokenEndpoint(HttpClient http, URI identity, String client, Supplier<Secret> secret) {
        this.http = http;
        this.address = identity.resolve(PATH);
        this.client = client;
        this.secret = secret;
    }

    /**
     * @throws UnavailableException when there is no answer, or none with a token
     */
    Granted request(String audience) {
        var form = "grant_type=client_credentials&audience=" + encoded(audience);
        var request =
                HttpRequest.newBuilder(address)
                        .timeout(REQUEST_TIMEOUT)
                        .header("Authorization", basic())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "application/json")
                        .POST(BodyPublishers.ofString(form))
                        .build();
        try {
            var response =
                    http.send(
                            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES));
            if (response.statusCode() / 100 != 2) {
                throw new IOException("status " + response.statusCode());
            }
            return granted(response.body());
        } catch (IOException | JacksonException e) {
            throw unavailable(audience, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(audience, e);
        }
    }

    private static Granted granted(byte[] body) throws IOException {
        var json = JSON.readTree(body);
        var token = json.path("access_token").asString("");
        long seconds = json.path("expires_in").asLong(0);
        if (token.isEmpty() || seconds <= 0) {
            throw new IOException("an answer without a token");
        }
        return new Granted(token, Duration.ofSeconds(seconds));
    }

    private String basic() {
        var credentials = encoded(client) + ":" + encoded(secret.get().reveal());
        return "Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    /** Both halves are form-encoded before they are joined (RFC 6749, section 2.3.1). */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static UnavailableException unavailable(String audience, Exception cause) {
        return new UnavailableException(
                "identity gave no service token for " + audience, RETRY_AFTER, cause);
    }
}
