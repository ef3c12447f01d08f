package com.dashtam.identity.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.identity.running.Http.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceTokenRoutesIT {

    private static final String PATH = "/internal/oauth2/token";
    private static final String FORM = "application/x-www-form-urlencoded";

    static String gatewayTokenFor(String audience) {
        var answer =
                ask(
                        "gateway",
                        Identity.GATEWAY_SECRET,
                        "grant_type=client_credentials&audience=" + audience);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.text("access_token");
    }

    private static Answer ask(String client, String secret, String form) {
        return Identity.shared().http().basic(client, secret).send("POST", PATH, form, FORM);
    }

    @Test
    void issuesATokenThatTheNamedServiceBelieves() {
        var answer =
                ask(
                        "sync-service",
                        Identity.SYNC_SECRET,
                        "grant_type=client_credentials&audience=provider-service");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
        assertThat(answer.text("token_type")).isEqualTo("Bearer");
        assertThat(answer.json().path("expires_in").asInt()).isEqualTo(300);
    }

    @Test
    void refusesAWrongSecretAnUnknownClientAndNone() {
        var form = "grant_type=client_credentials&audience=provider-service";
        var http = Identity.shared().http();

        var wrong = ask("sync-service", "guess", form);
        var unknown = ask("nobody", Identity.SYNC_SECRET, form);
        var none = http.send("POST", PATH, form, FORM);
        var broken = http.with("Authorization", "Basic ???").send("POST", PATH, form, FORM);

        for (Answer answer : new Answer[] {wrong, unknown, none, broken}) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.text("error")).isEqualTo("invalid_client");
            assertThat(answer.header("WWW-Authenticate").orElse("")).startsWith("Basic");
            assertThat(answer.header("Cache-Control")).hasValue("no-store");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type=client_credentials&audience=audit-service, invalid_target",
        "grant_type=client_credentials&audience=nowhere, invalid_target",
        "grant_type=password&audience=provider-service, unsupported_grant_type",
        "grant_type=client_credentials, invalid_request",
        "audience=provider-service, invalid_request",
        "grant_type=client_credentials&audience=provider-service&audience=audit-service, invalid_request",
        "grant_type=client_credentials&audience=, invalid_request"
    })
    void refusesWhatAClientMayNotHave(String form, String error) {
        var answer = ask("sync-service", Identity.SYNC_SECRET, form);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error")).isEqualTo(error);
    }

    @Test
    void refusesSecretsInTheQueryAndOtherMediaTypes() {
        var http = Identity.shared().http().basic("sync-service", Identity.SYNC_SECRET);

        assertThat(http.send("POST", PATH + "?audience=x", "grant_type=y", FORM).status())
                .isEqualTo(400);
        assertThat(http.send("POST", PATH, "{}", "application/json").status()).isEqualTo(415);
        assertThat(http.get(PATH).status()).isEqualTo(405);
    }

    @Test
    void givesNoAccessToUsersRoutes() {
        var token = gatewayTokenFor("identity-service");

        assertThat(Identity.shared().http().bearer(token).get("/api/v1/sessions").status())
                .isEqualTo(401);
    }
}
