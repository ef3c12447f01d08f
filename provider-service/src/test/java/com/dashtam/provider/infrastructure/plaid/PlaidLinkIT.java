package com.dashtam.provider.infrastructure.plaid;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.consent.Secret;
import com.dashtam.provider.domain.credential.LinkedItem;
import com.dashtam.provider.domain.feed.GrantFailure;
import com.dashtam.provider.domain.feed.LinkInstitution.Link;
import com.dashtam.provider.domain.feed.LinkInstitution.Opening;
import com.dashtam.provider.fixture.StubServer;
import com.dashtam.provider.fixture.StubServer.Answer;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How Plaid's Link is asked for, and what comes of it. */
class PlaidLinkIT {

    private static final Instant NOW = Instant.parse("2026-03-01T17:00:00Z");
    private static final URI BACK =
            URI.create("https://dashtam.test/oauth/plaid/callback?state=the-state");
    private static final LinkedItem ITEM = new LinkedItem("access-1", "item-1");
    private static final UUID USER = UUID.fromString("0190b4b7-0000-7000-8000-000000000001");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LINKED =
            "{\"link_token\":\"link-1\",\"expiration\":\"2026-03-01T21:00:00Z\","
                    + "\"hosted_link_url\":\"https://secure.plaid.test/link/1\",\"request_id\":\"r\"}";

    private final StubServer server = new StubServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void asksForALinkWithoutTellingWhoTheUserIs() {
        plays(_ -> Answer.ok(LINKED));

        Result<Link, GrantFailure> link = plaid().open(opening(Optional.empty(), Optional.empty()));

        JsonNode asked = asked(0);
        assertThat(server.asked().getFirst().path()).isEqualTo("/link/token/create");
        assertThat(asked.path("client_id").asString()).isEqualTo("client");
        assertThat(asked.path("secret").asString()).isEqualTo("the-secret");
        assertThat(asked.at("/user/client_user_id").asString()).isEqualTo("name of a user");
        assertThat(asked.at("/hosted_link/completion_redirect_uri").asString())
                .isEqualTo(BACK.toString());
        assertThat(asked.path("products").toString()).isEqualTo("[\"transactions\"]");
        assertThat(asked.path("optional_products").toString()).isEqualTo("[\"investments\"]");
        assertThat(asked.at("/transactions/days_requested").intValue()).isEqualTo(730);
        assertThat(asked.has("redirect_uri")).isFalse();
        assertThat(asked.has("access_token")).isFalse();
        assertThat(server.asked().getFirst().body()).doesNotContain(USER.toString());
        assertThat(link)
                .isEqualTo(
                        Result.ok(
                                new Link(
                                        new Secret("link-1"),
                                        Optional.of(URI.create("https://secure.plaid.test/link/1")),
                                        Instant.parse("2026-03-01T21:00:00Z"))));
    }

    @Test
    void repairsAnItemWithoutProducts() {
        plays(_ -> Answer.ok(LINKED));
        URI frontEnd = URI.create("https://app.test/back");

        assertThat(plaid().open(opening(Optional.of(frontEnd), Optional.of(ITEM))))
                .isInstanceOf(Result.Ok.class);

        assertThat(asked(0).path("access_token").asString()).isEqualTo("access-1");
        assertThat(asked(0).path("redirect_uri").asString()).isEqualTo(frontEnd.toString());
        assertThat(asked(0).has("products")).isFalse();
        assertThat(asked(0).has("optional_products")).isFalse();
        assertThat(asked(0).has("transactions")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''",
                "\"link_token\":\"l\"",
                "\"link_token\":\"l\",\"expiration\":\"soon\"",
                "\"expiration\":\"2026-03-01T21:00:00Z\"",
            })
    void takesNothingForALinkThatIsNone(String members) {
        plays(_ -> Answer.ok("{" + members + "}"));

        assertThat(plaid().open(opening(Optional.empty(), Optional.empty())))
                .isEqualTo(Result.err(GrantFailure.ANSWER_INVALID));
    }

    @Test
    void doesWithoutAPageThatBrowsersCannotBeSentTo() {
        for (String page : List.of("javascript:alert(1)", "not an address", "/relative")) {
            plays(_ -> Answer.ok(LINKED.replace("https://secure.plaid.test/link/1", page)));

            assertThat(
                            plaid().open(opening(Optional.empty(), Optional.empty()))
                                    .fold(Link::page, failure -> Optional.of(BACK)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_INPUT,       INVALID_PUBLIC_TOKEN,  REFUSED",
        "400, INVALID_INPUT,       INVALID_ACCESS_TOKEN,  REFUSED",
        "400, ITEM_ERROR,          ITEM_NOT_FOUND,        REFUSED",
        "400, INVALID_INPUT,       INVALID_API_KEYS,      ANSWER_INVALID",
        "400, INVALID_REQUEST,     INVALID_FIELD,         ANSWER_INVALID",
        "401, INVALID_INPUT,       INVALID_API_KEYS,      ANSWER_INVALID",
        "429, RATE_LIMIT_EXCEEDED, RATE_LIMIT,            UNAVAILABLE",
        "500, API_ERROR,           INTERNAL_SERVER_ERROR, UNAVAILABLE",
        "503, API_ERROR,           PLANNED_MAINTENANCE,   UNAVAILABLE",
    })
    void tellsWhyThereIsNoItem(int status, String type, String code, GrantFailure failure) {
        plays(_ -> error(status, type, code));

        assertThat(plaid().exchange("public-1")).isEqualTo(Result.err(failure));
        assertThat(plaid().answerTo(new Secret("link-1"))).isEqualTo(Result.err(failure));
        assertThat(plaid().open(opening(Optional.empty(), Optional.of(ITEM))))
                .isEqualTo(Result.err(failure));
    }

    @Test
    void redeemsAnAnswerOnceHoweverItGoes() {
        plays(_ -> Answer.of(500, ""));
        assertThat(plaid().exchange("public-1")).isEqualTo(Result.err(GrantFailure.UNAVAILABLE));
        assertThat(server.asked()).hasSize(1);

        plays(_ -> Answer.ok("{\"access_token\":\"access-1\",\"item_id\":\"item-1\"}"));
        assertThat(plaid().exchange("public-1")).isEqualTo(Result.ok(ITEM));
        assertThat(asked(1).path("public_token").asString()).isEqualTo("public-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"link_sessions\":[]|",
                "\"metadata\":{}|",
                "\"link_sessions\":[{\"link_session_id\":\"s\",\"on_success\":null,\"on_exit\":{}}]|",
                "\"link_sessions\":[{\"on_success\":{\"public_token\":\"p\"}}]|p",
                "\"link_sessions\":[{\"results\":{\"item_add_results\":[{\"public_token\":\"p\"}]}}]|p",
                "\"link_sessions\":[{\"results\":{\"item_add_results\":[{\"public_token\":\"o\"}]}},"
                        + "{\"results\":{\"item_add_results\":[{\"public_token\":\"p\"}]}}]|p",
            })
    void findsTheAnswerToALinkInEitherForm(String members, String answer) {
        plays(_ -> Answer.ok("{\"link_token\":\"l\"," + members + "}"));

        assertThat(plaid().answerTo(new Secret("link-1")))
                .isEqualTo(Result.ok(Optional.ofNullable(answer)));
    }

    @Test
    void removesAnItemAndBearsThatItCannot() {
        plays(_ -> Answer.of(500, ""));
        plaid().remove(ITEM);

        assertThat(server.asked()).hasSize(1);
        assertThat(asked(0).path("access_token").asString()).isEqualTo("access-1");
    }

    private static Answer error(int status, String type, String code) {
        return new Answer.Whole(
                status,
                Map.of("Content-Type", "application/json"),
                "{\"error_type\":\"%s\",\"error_code\":\"%s\",\"error_message\":\"m\",\"display_message\":null}"
                        .formatted(type, code));
    }

    private JsonNode asked(int index) {
        return JSON.readTree(server.asked().get(index).body());
    }

    private void plays(StubServer.Script script) {
        server.plays(script);
    }

    private static Opening opening(Optional<URI> redirect, Optional<LinkedItem> repairs) {
        return new Opening(USER, BACK, redirect, repairs);
    }

    private PlaidInstitution plaid() {
        return StubbedPlaid.at(server.address(), NOW);
    }
}
