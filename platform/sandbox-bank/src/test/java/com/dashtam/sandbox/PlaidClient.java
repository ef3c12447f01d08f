package com.dashtam.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who calls the bank as Plaid is called. */
record PlaidClient(Recipient recipient) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The access token of a new item. */
    String link(String customer, Optional<URI> webhook) {
        var asked = new LinkedHashMap<String, Object>();
        asked.put("client_name", "Dashtam");
        asked.put("language", "en");
        asked.put("country_codes", List.of("US"));
        asked.put("user", Map.of("client_user_id", "somebody"));
        asked.put("products", List.of("transactions"));
        asked.put("hosted_link", Map.of("completion_redirect_uri", Recipient.REDIRECT));
        webhook.ifPresent(address -> asked.put("webhook", address.toString()));
        JsonNode link = ok("/link/token/create", asked);
        URI page = URI.create(link.path("hosted_link_url").asString());
        Browser browser = recipient.browser();
        browser.decide(
                browser.get(page.getPath() + "?" + page.getRawQuery() + "&login_hint=" + customer),
                "approve");
        JsonNode seen =
                ok("/link/token/get", Map.of("link_token", link.path("link_token").asString()));
        String answer = seen.at("/link_sessions/0/on_success/public_token").asString();
        return ok("/item/public_token/exchange", Map.of("public_token", answer))
                .path("access_token")
                .asString();
    }

    JsonNode ok(String path, Map<String, ?> members) {
        Answer answer = call(path, members);
        assertThat(answer.status()).as(path + ": " + answer.body()).isEqualTo(200);
        return answer.json();
    }

    /** The code of a refusal in the published shape. */
    String refusal(String path, Map<String, ?> members) {
        Answer answer = call(path, members);
        assertThat(answer.status()).as(path + ": " + answer.body()).isEqualTo(400);
        PlaidShapes.ERROR.check(answer.json());
        return answer.text("error_code");
    }

    private Answer call(String path, Map<String, ?> members) {
        var body = new LinkedHashMap<String, Object>(members);
        body.put("client_id", "dashtam");
        body.put("secret", Recipient.SECRET);
        return recipient.browser().postJson("/plaid" + path, JSON.writeValueAsString(body));
    }
}
