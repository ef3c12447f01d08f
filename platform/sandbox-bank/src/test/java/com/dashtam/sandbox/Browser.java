package com.dashtam.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Talks HTTP as a browser and as a client would, and follows no redirects. */
final class Browser {
    private static final Pattern CONSENT =
            Pattern.compile(
                    "<form method=\"post\" action=\"([^\"]+)\">\\s*"
                            + "<input type=\"hidden\" name=\"consent\" value=\"([^\"]+)\"");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private final URI bank;

    Browser(URI bank) {
        this.bank = bank;
    }

    Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    Answer delete(String path, String... headers) {
        return send(request(path, headers).DELETE());
    }

    Answer postForm(String path, Map<String, String> form, String... headers) {
        return post(path, "application/x-www-form-urlencoded", encode(form), headers);
    }

    Answer postJson(String path, String json, String... headers) {
        return post(path, "application/json", json, headers);
    }

    Answer post(String path, String type, String body, String... headers) {
        return send(
                request(path, headers)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body)));
    }

    /** Answers the consent page that stands in the body. */
    Answer decide(Answer page, String decision) {
        Matcher consent = CONSENT.matcher(page.body());
        if (!consent.find()) {
            throw new AssertionError("no consent form in: " + page.body());
        }
        return postForm(
                consent.group(1), Map.of("consent", consent.group(2), "decision", decision));
    }

    static String code(Answer redirect) {
        return Objects.requireNonNull(callback(redirect).get("code"), "no code in the redirect");
    }

    static Map<String, String> callback(Answer redirect) {
        String query = URI.create(redirect.header("Location")).getRawQuery();
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(
                        Collectors.toMap(
                                pair -> pair[0],
                                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    static String encode(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> escape(entry.getKey()) + "=" + escape(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(bank.resolve(path)).timeout(Duration.ofSeconds(20));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
