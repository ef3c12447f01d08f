package com.dashtam.local.demo;

import com.dashtam.local.demo.Journey.Tokens;
import com.dashtam.local.system.Component;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tokens that are renewed, stolen and given back. */
final class Sessions implements Part {

    private final Journey journey;
    private Tokens first = new Tokens("", "");

    Sessions(Journey journey) {
        this.journey = journey;
    }

    @Override
    public String title() {
        return "Tokens and sessions";
    }

    @Override
    public List<Step> steps() {
        return List.of(
                new Step("refresh twice", Component.IDENTITY, this::refreshTwice),
                new Step("use the first token again", Component.IDENTITY, this::reuse),
                new Step("see the family revoked", Component.GATEWAY, this::seeRevoked),
                new Step("sign in again", Component.IDENTITY, () -> SignUp.signIn(journey)),
                new Step("sign out", Component.GATEWAY, this::signOut));
    }

    private String refreshTwice() {
        first = journey.tokens();
        for (int time = 0; time < 2; time++) {
            Answer answer = refresh(journey.tokens()).expect(201);
            journey.hold(Tokens.of(answer));
            journey.user().get("/sessions").expect(200);
        }
        return "refreshes twice; each new access token works";
    }

    private String reuse() {
        refresh(first).expectProblem(401, "invalid-refresh-token");
        return "shows the first refresh token again, as a thief would: 401";
    }

    private String seeRevoked() {
        refresh(journey.tokens()).expectProblem(401, "invalid-refresh-token");
        Duration took = refusal(journey.user());
        return "finds the newest refresh token revoked, and the session's access token refused after %d ms"
                .formatted(took.toMillis());
    }

    private String signOut() {
        Client user = journey.user();
        user.get("/sessions").expect(200);
        journey.setOff("user_logout");
        user.delete("/sessions/current").expect(204);
        Duration took = refusal(user);
        return "signs out; %d ms later the gateway refuses the unexpired access token"
                .formatted(took.toMillis());
    }

    private Answer refresh(Tokens tokens) {
        journey.setOff("auth_token_refresh");
        return journey.client.post("/tokens", Map.of("refresh_token", tokens.refresh()));
    }

    /** How long it took until the gateway refused the token. */
    private static Duration refusal(Client user) {
        Instant began = Instant.now();
        Answer refused =
                Waiting.ONE_SECOND.until(
                        "the end of an access token",
                        () -> {
                            Answer answer = user.get("/sessions").expect(200, 401);
                            return Optional.of(answer).filter(seen -> seen.status() == 401);
                        });
        refused.expectProblem(401, "unauthorized");
        return Duration.between(began, Instant.now());
    }
}
