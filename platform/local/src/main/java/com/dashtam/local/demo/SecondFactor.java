package com.dashtam.local.demo;

import com.dashtam.local.system.Component;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** An authenticator app that is set up, asked for, and given up; and the sessions in between. */
final class SecondFactor implements Part {

    private static final Waiting NEXT_CODE =
            new Waiting(Duration.ofSeconds(60), Duration.ofMillis(200));

    private final Journey journey;
    // Sign-ins are limited by address, and this part alone takes half of what one has in a minute.
    private final Client elsewhere;
    private Optional<AuthenticatorApp> app = Optional.empty();
    private String challenge = "";
    private String recoveryCode = "";

    SecondFactor(Journey journey) {
        this.journey = journey;
        this.elsewhere = Client.unknown(journey.http, journey.target.publicUrl());
    }

    @Override
    public String title() {
        return "A second factor, and sessions";
    }

    @Override
    public List<Step> steps() {
        return List.of(
                new Step("sign in", Component.IDENTITY, () -> SignUp.signIn(journey)),
                new Step("set up an authenticator app", Component.IDENTITY, this::enroll),
                new Step("sign in with a password", Component.IDENTITY, this::signIn),
                new Step("answer with a code", Component.IDENTITY, this::answer),
                new Step("sign in with a recovery code", Component.IDENTITY, this::recover),
                new Step("list the sessions", Component.IDENTITY, this::listSessions),
                new Step("end all others", Component.IDENTITY, this::endOthers),
                new Step("remove the app", Component.IDENTITY, this::remove));
    }

    private AuthenticatorApp app() {
        return app.orElseThrow(() -> new DemoFailure("no app is set up"));
    }

    private String enroll() {
        Answer enrollment = journey.user().post("/mfa/totp-enrollments").expect(201);
        app = Optional.of(new AuthenticatorApp(enrollment.text("secret"), InstantSource.system()));
        journey.setOff("user_mfa_enable");
        JsonNode codes =
                journey.user()
                        .post(
                                "/mfa/totp-enrollments/" + enrollment.text("id") + "/confirmations",
                                Map.of("code", app().nextCode()))
                        .expect(201)
                        .json()
                        .required("recovery_codes");
        recoveryCode = codes.path(0).asString();
        return "sets up an authenticator app by its QR code, shows a code of it, and gets %d recovery codes"
                .formatted(codes.size());
    }

    private Answer challenged() {
        journey.setOff("user_login");
        return elsewhere
                .post("/sessions", Map.of("email", journey.email, "password", journey.password))
                .expect(202);
    }

    private String signIn() {
        Answer asked = challenged();
        challenge = asked.text("id");
        return "signs in with the password: asked for one of " + asked.json().required("methods");
    }

    private String answer() {
        NEXT_CODE.until(
                "the next code", () -> Optional.of(app()).filter(AuthenticatorApp::isNextCodeDue));
        journey.hold(answer(challenge, "totp", app().nextCode()));
        return "answers with the app's next code, and has a session";
    }

    private String recover() {
        journey.hold(answer(challenged().text("id"), "recovery_code", recoveryCode));
        return "signs in once more with a recovery code, as if the phone were lost";
    }

    private Journey.Tokens answer(String id, String method, String code) {
        journey.setOff("session_challenge_answer");
        return Journey.Tokens.of(
                elsewhere
                        .post(
                                "/session-challenges/" + id + "/answers",
                                Map.of("method", method, "code", code))
                        .expect(201));
    }

    private String listSessions() {
        Answer sessions = journey.user().get("/sessions").expect(200);
        return "sees %s open sessions; the tier allows no more, the oldest made room"
                .formatted(sessions.text("active_count"));
    }

    private String endOthers() {
        journey.setOff("all_sessions_revocation");
        Answer ended = journey.user().delete("/sessions").expect(200);
        return "signs out everywhere else: " + ended.text("message");
    }

    private String remove() {
        journey.setOff("user_mfa_disable");
        journey.user().delete("/mfa/totp").expect(204);
        return "removes the app; the recovery codes go with it";
    }
}
