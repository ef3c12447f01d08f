package com.dashtam.local.demo;

import com.dashtam.local.system.Component;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The user lets Dashtam read his accounts at the sandbox bank (OAuth 2, RFC 7636). */
final class Connecting implements Part {

    private static final String SLUG = "sandbox";

    private final Journey journey;
    private final Browser browser;
    private URI authorization = URI.create("");
    private URI callback = URI.create("");

    Connecting(Journey journey) {
        this.journey = journey;
        this.browser = new Browser(journey.http, journey.client.address());
    }

    @Override
    public String title() {
        return "A connection to a bank";
    }

    @Override
    public List<Step> steps() {
        return List.of(
                new Step("list the institutions", Component.PROVIDER, this::list),
                new Step("start a connection", Component.PROVIDER, this::start),
                new Step("open the event stream", Component.GATEWAY, this::watch),
                new Step("consent at the bank", Component.BANK, this::consent),
                new Step("come back from the bank", Component.PROVIDER, this::comeBack),
                new Step("come back once more", Component.PROVIDER, this::comeBackAgain));
    }

    private String list() {
        JsonNode catalogue = journey.user().get("/institutions").expect(200).json();
        List<JsonNode> institutions = catalogue.required("institutions").valueStream().toList();
        DemoFailure.require(
                institutions.stream()
                        .anyMatch(found ->
                                found.required("slug").asString().equals(SLUG)
                                        && found.required("configured").asBoolean()),
                "the sandbox bank is not in the catalogue, or not configured");
        return "can choose from "
                + institutions.stream()
                        .map(found -> found.required("name").asString())
                        .collect(Collectors.joining(", "));
    }

    private String start() {
        Answer answer =
                journey.user()
                        .post("/providers", Map.of("provider_slug", SLUG, "alias", "My bank"))
                        .expect(201);
        browser.keepCookies(answer);
        String url = answer.text("authorization_url");
        DemoFailure.require(
                url.contains("code_challenge_method=S256") && url.contains("state="),
                "the authorization URL has no PKCE challenge or no state");
        authorization = URI.create(url + "&login_hint=" + journey.name);
        return "is sent to %s with a state and a PKCE challenge (S256)"
                .formatted(authorization.getAuthority());
    }

    private String watch() {
        journey.watch();
        return "opens the stream of events, to see what comes of it";
    }

    private String consent() {
        callback = browser.consent(authorization);
        DemoFailure.require(
                callback.toString().startsWith(journey.target.publicUrl() + "/oauth/"),
                "the bank sends the browser to " + callback.getAuthority() + callback.getPath());
        return "consents there; the bank sends the browser to " + callback.getPath();
    }

    private String comeBack() {
        journey.setOff("provider_connection");
        browser.follow(callback).expect(200);
        JsonNode connection =
                journey.user()
                        .get("/providers?active_only=true")
                        .expect(200)
                        .json()
                        .required("connections")
                        .valueStream()
                        .filter(found -> found.required("provider_slug").asString().equals(SLUG))
                        .findFirst()
                        .orElseThrow(() -> new DemoFailure("there is no active connection"));
        journey.connected(connection.required("id").asString());
        return "has an active connection, \"%s\""
                .formatted(connection.required("alias").asString());
    }

    private String comeBackAgain() {
        journey.setOff("provider_connection");
        browser.follow(callback).expect(400);
        return "cannot use the same redirect twice: 400";
    }
}
