package com.dashtam.identity.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.identity.running.Http.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefreshCookieIT {

    private static final String TRANSPORT = "Refresh-Token-Transport";
    private static final String TOKENS = "/api/v1/tokens";

    private final Visitor visitor = Visitor.verified();
    private final Http http = Identity.shared().http();

    @Test
    void keepsTheRefreshTokenOfABrowserFromItsScripts() {
        var signedIn = visitor.at(TRANSPORT, "cookie").signedIn();

        assertThat(signedIn.json().has("access_token")).isTrue();
        assertThat(signedIn.json().has("refresh_token")).isFalse();
        assertThat(cookieOf(signedIn))
                .contains("; Path=/api/v1/tokens", "; HttpOnly", "; SameSite=Strict", "; Max-Age=");
        assertThat(signedIn.response().headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("dashtam_device="));
    }

    @Test
    void exchangesTheCookieForItsSuccessor() {
        var first = cookieOf(visitor.at(TRANSPORT, "cookie").signedIn());

        var second = refresh(first);

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json().has("refresh_token")).isFalse();
        assertThat(value(cookieOf(second))).isNotEqualTo(value(first));
        assertThat(refresh(cookieOf(second)).status()).isEqualTo(201);
    }

    @Test
    void readsNoCookieForThoseWhoDoNotAskForIt() {
        var cookie = value(cookieOf(visitor.at(TRANSPORT, "cookie").signedIn()));

        var without = http.with("Cookie", cookie).post(TOKENS, Map.of());
        var body = http.with("Cookie", cookie).with(TRANSPORT, "body").post(TOKENS, Map.of());

        assertThat(without.status()).isEqualTo(400);
        assertThat(without.response().headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(body.status()).isEqualTo(400);
    }

    @Test
    void sendsThoseWithoutACookieThatServesToSignIn() {
        assertThat(http.with(TRANSPORT, "cookie").post(TOKENS, Map.of()).status()).isEqualTo(401);
        assertThat(refresh("dashtam_refresh=nonsense!").status()).isEqualTo(401);
        assertThat(refresh("dashtam_refresh=" + "a".repeat(43)).status()).isEqualTo(401);
    }

    @Test
    void knowsNoOtherTransports() {
        var answer = http.with(TRANSPORT, "pigeon").post(TOKENS, Map.of());

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void leavesClientsThatAreNoBrowsersAsTheyWere() {
        var signedIn = visitor.signedIn();

        assertThat(signedIn.text("refresh_token")).hasSize(43);
        assertThat(signedIn.response().headers().allValues("Set-Cookie"))
                .noneMatch(cookie -> cookie.startsWith("dashtam_refresh="));
        var moved =
                http.with(TRANSPORT, "cookie")
                        .post(TOKENS, Map.of("refresh_token", signedIn.text("refresh_token")));
        assertThat(moved.status()).isEqualTo(201);
        assertThat(moved.json().has("refresh_token")).isFalse();
        assertThat(refresh(cookieOf(moved)).status()).isEqualTo(201);
    }

    private Answer refresh(String cookie) {
        return http.with(TRANSPORT, "cookie").with("Cookie", value(cookie)).post(TOKENS, Map.of());
    }

    private static String cookieOf(Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.response().headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("dashtam_refresh="))
                .findFirst()
                .orElseThrow();
    }

    private static String value(String cookie) {
        return cookie.split(";", 2)[0];
    }
}
