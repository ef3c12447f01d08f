package com.dashtam.provider.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class InstitutionsIT extends ServiceTest {

    @Test
    void listsWhatTheOperatorConfigured() {
        HttpResponse<String> answer = service().as(user, "readonly").get("/api/v1/institutions");

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode list = json(answer);
        assertThat(list.get("institutions").findValuesAsString("slug"))
                .containsExactly(
                        "sandbox",
                        "meadow",
                        "nobody_has_keys",
                        "alpaca",
                        "chase_file",
                        "ofx_file",
                        "schwab",
                        "plaid",
                        "csv_file");
        assertThat(list.get("total_count").intValue()).isEqualTo(9);
    }

    @Test
    void describesAnInstitutionAndHowItIsConnected() {
        JsonNode institutions = json(me().get("/api/v1/institutions")).get("institutions");

        JsonNode meadow = institutions.get(1);
        assertThat(meadow.get("name").stringValue()).isEqualTo("Meadow Credit Union");
        assertThat(meadow.get("category").stringValue()).isEqualTo("bank");
        assertThat(meadow.get("credential_type").stringValue()).isEqualTo("oauth2");
        assertThat(meadow.get("auth_type").stringValue()).isEqualTo("oauth");
        assertThat(meadow.get("website_url").stringValue()).isEqualTo("https://meadow.test");
        assertThat(meadow.get("configured").booleanValue()).isTrue();
        assertThat(meadow.get("capabilities").valueStream().map(JsonNode::stringValue))
                .containsExactly("accounts", "transactions");
        assertThat(institutions.get(3).get("credential_type").stringValue()).isEqualTo("api_key");
        assertThat(institutions.get(4).get("auth_type").stringValue()).isEqualTo("file_import");
        assertThat(institutions.get(5).get("capabilities").valueStream().map(JsonNode::stringValue))
                .containsExactly("accounts", "transactions", "holdings");
    }

    @Test
    void showsAnInstitutionWithoutKeysAsNotConfigured() {
        JsonNode institutions = json(me().get("/api/v1/institutions")).get("institutions");

        assertThat(institutions.get(2).get("configured").booleanValue()).isFalse();
        assertProblem(
                me().post("/api/v1/providers", "{\"provider_slug\":\"nobody_has_keys\"}"),
                409,
                "conflict");
    }

    @Test
    void tellsWhatAFormAsksForAndHowTheInstitutionIs() {
        JsonNode institutions = json(me().get("/api/v1/institutions")).get("institutions");

        JsonNode alpaca = institutions.get(3);
        assertThat(alpaca.get("credential_fields").findValuesAsString("name"))
                .containsExactly("api_key", "api_secret");
        assertThat(alpaca.at("/credential_fields/0/secret").booleanValue()).isFalse();
        assertThat(alpaca.at("/credential_fields/1/secret").booleanValue()).isTrue();
        assertThat(alpaca.get("health").stringValue()).isEqualTo("up");
        assertThat(alpaca.has("history_days")).isFalse();
        assertThat(institutions.get(0).get("history_days").intValue()).isEqualTo(730);
        assertThat(institutions.get(0).get("credential_fields")).isEmpty();
        assertThat(institutions.get(2).has("health")).as("of one that is not called").isFalse();
        assertThat(institutions.get(4).has("health")).as("of files").isFalse();
        assertThat(institutions.get(6).get("configured").booleanValue()).isTrue();
        assertThat(institutions.get(6).get("credential_type").stringValue()).isEqualTo("oauth2");
        assertThat(institutions.get(7).get("credential_type").stringValue())
                .isEqualTo("link_token");
        assertThat(institutions.get(7).get("auth_type").stringValue()).isEqualTo("link_token");
        assertThat(institutions.get(7).get("credential_fields")).isEmpty();
    }

    @Test
    void showsNothingOfTheSettings() {
        assertThat(me().get("/api/v1/institutions").body())
                .doesNotContain("localhost")
                .doesNotContain("client")
                .doesNotContain("fdx");
    }

    @Test
    void refusesStrangersServicesAndUnknownParameters() {
        assertProblem(service().asStranger().get("/api/v1/institutions"), 401, "unauthorized");
        assertProblem(sync().get("/api/v1/institutions"), 401, "unauthorized");
        assertProblem(me().get("/api/v1/institutions?surprise=1"), 400, "validation-failed");
    }
}
