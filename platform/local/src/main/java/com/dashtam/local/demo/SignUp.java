package com.dashtam.local.demo;

import com.dashtam.local.system.Component;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** From nobody to a user who is signed in. */
final class SignUp implements Part {

    private static final Pattern TOKEN = Pattern.compile("\\b[0-9a-f]{64}\\b");
    private static final Waiting MAIL = new Waiting(Duration.ofSeconds(60), Duration.ofMillis(50));

    private final Journey journey;
    private String verification = "";

    SignUp(Journey journey) {
        this.journey = journey;
    }

    @Override
    public String title() {
        return "A new user";
    }

    @Override
    public List<Step> steps() {
        return List.of(
                new Step("register", Component.IDENTITY, this::register),
                new Step("verification mail", Component.IDENTITY, this::readMail),
                new Step("verify the address", Component.IDENTITY, this::verify),
                new Step("sign in", Component.IDENTITY, () -> signIn(journey)));
    }

    private String register() {
        journey.setOff("user_registration");
        journey.client
                .post("/users", Map.of("email", journey.email, "password", journey.password))
                .expect(201);
        return "asks for an account as " + journey.email;
    }

    private String readMail() {
        JsonNode mail = MAIL.until("a mail to " + journey.email, this::newestMail);
        Matcher token = TOKEN.matcher(mail.required("text").asString());
        DemoFailure.require(token.find(), "the mail holds no token");
        verification = token.group();
        return "gets the mail \"%s\"".formatted(mail.required("subject").asString());
    }

    private Optional<JsonNode> newestMail() {
        String to = URLEncoder.encode(journey.email, StandardCharsets.UTF_8);
        URI messages = journey.target.mailbox().resolve("/messages?to=" + to);
        JsonNode found = journey.http.send(Http.request(messages).build()).expect(200).json();
        return found.valueStream().findFirst();
    }

    private String verify() {
        journey.setOff("email_verification");
        journey.client.post("/email-verifications", Map.of("token", verification)).expect(201);
        return "verifies the address with the token from it";
    }

    static String signIn(Journey journey) {
        journey.setOff("user_login");
        Map<String, String> login = Map.of("email", journey.email, "password", journey.password);
        Answer answer = journey.client.post("/sessions", login).expect(201);
        journey.hold(Journey.Tokens.of(answer));
        return "signs in; the access token is good for %s s".formatted(answer.text("expires_in"));
    }
}
