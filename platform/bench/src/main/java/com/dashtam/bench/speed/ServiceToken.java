package com.dashtam.bench.speed;

import com.dashtam.local.system.Component;
import com.dashtam.local.system.LocalSystem;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process shows to a service that it calls, got from identity-service as it gets its own.
 */
final class ServiceToken {

    static final String HEADER = "X-Dashtam-Service-Token";

    private static final Pattern ACCESS_TOKEN =
            Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");

    private ServiceToken() {}

    static String of(LocalSystem system, Component caller, Component called)
            throws IOException, InterruptedException {
        String credentials = caller.title() + ":" + system.secrets().client(caller);
        String basic =
                Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        HttpRequest request =
                HttpRequest.newBuilder(
                                system.url(Component.IDENTITY).resolve("internal/oauth2/token"))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(
                                BodyPublishers.ofString(
                                        "grant_type=client_credentials&audience=" + called.title()))
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            Matcher token =
                    ACCESS_TOKEN.matcher(http.send(request, BodyHandlers.ofString()).body());
            if (!token.find()) {
                throw new IllegalStateException("identity gave no service token");
            }
            return token.group(1);
        }
    }
}
