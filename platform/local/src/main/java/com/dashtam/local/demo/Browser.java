package com.dashtam.local.demo;

import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a user's browser does while he consents at his bank. */
final class Browser {

    private final Http http;
    private final String address;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Browser(Http http, String address) {
        this.http = http;
        this.address = address;
    }

    /** Keeps the cookies that an answer of the gateway sets. */
    void keepCookies(Answer answer) {
        for (String header : answer.headers().allValues("Set-Cookie")) {
            HttpCookie.parse(header)
                    .forEach(cookie -> cookies.put(cookie.getName(), cookie.getValue()));
        }
    }

    /**
     * Opens the bank's page, and agrees to what it asks.
     *
     * @return where the bank sends the browser then
     */
    URI consent(URI authorization) {
        Answer page = http.send(Http.request(authorization).build()).expect(200);
        ConsentForm form = ConsentForm.on(page.body());
        Map<String, String> fields = new LinkedHashMap<>(form.hidden());
        fields.put("decision", "approve");
        HttpRequest send =
                Http.request(authorization.resolve(form.action()))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(encoded(fields)))
                        .build();
        return URI.create(http.send(send).expect(303).header("Location"));
    }

    /** Follows the bank's redirect to the gateway. */
    Answer follow(URI callback) {
        HttpRequest.Builder request = Http.request(callback).header("X-Forwarded-For", address);
        if (!cookies.isEmpty()) {
            String pairs =
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; "));
            request.header("Cookie", pairs);
        }
        return http.send(request.build());
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
