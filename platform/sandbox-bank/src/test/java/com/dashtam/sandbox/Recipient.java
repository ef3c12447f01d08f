package com.dashtam.sandbox;

import com.dashtam.sandbox.oauth.ClientAuthentication;
import com.dashtam.sandbox.oauth.RegisteredClient;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** An application that is registered with the bank, as a test drives it. */
final class Recipient {
    static final String REDIRECT = "http://localhost:8080/oauth/sandbox-bank/callback";
    static final String VERIFIER = "v".repeat(43);
    static final String ADMIN_TOKEN = "the-admin-token";
    static final String SECRET = "s3cret/with:colon";

    private final SandboxBank bank;
    private final Browser browser;

    Recipient(SandboxBank bank) {
        this.bank = bank;
        this.browser = new Browser(bank.url());
    }

    static BankSettings settings() {
        return settings(ClientAuthentication.BASIC);
    }

    static BankSettings settings(ClientAuthentication authentication) {
        RegisteredClient client =
                new RegisteredClient("dashtam", SECRET, Set.of(REDIRECT), authentication);
        return BankSettings.local(client, ADMIN_TOKEN);
    }

    static String anyCustomer() {
        return "test-" + UUID.randomUUID();
    }

    Browser browser() {
        return browser;
    }

    /** The parameters of a good authorization request, free to be spoilt. */
    Map<String, String> authorization(String customer) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", "dashtam");
        parameters.put("redirect_uri", REDIRECT);
        parameters.put("state", "state & more");
        parameters.put("code_challenge", challenge());
        parameters.put("code_challenge_method", "S256");
        parameters.put("login_hint", customer);
        return parameters;
    }

    Answer authorize(Map<String, String> parameters) {
        return browser.get("/oauth2/authorize?" + Browser.encode(parameters));
    }

    String code(String customer) {
        return Browser.code(browser.decide(authorize(authorization(customer)), "approve"));
    }

    Map<String, String> exchange(String code) {
        Map<String, String> form = new HashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", REDIRECT);
        form.put("code_verifier", VERIFIER);
        return form;
    }

    Answer token(Map<String, String> form) {
        return browser.postForm("/oauth2/token", form, "Authorization", basic(SECRET));
    }

    Answer connect(String customer) {
        return token(exchange(code(customer)));
    }

    Answer refresh(String refreshToken) {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    String accessTo(String customer) {
        return connect(customer).text("access_token");
    }

    Answer data(String path, String accessToken) {
        return browser.get(
                bank.fdxUrl().getPath() + path, "Authorization", "Bearer " + accessToken);
    }

    /** Follows the links from page to page. */
    List<JsonNode> all(String path, String list, String accessToken) {
        List<JsonNode> items = new ArrayList<>();
        Answer page = data(path, accessToken);
        page.json().path(list).forEach(items::add);
        String next = page.json().path("links").path("next").path("href").asString("");
        while (!next.isEmpty()) {
            page = browser.get(next, "Authorization", "Bearer " + accessToken);
            page.json().path(list).forEach(items::add);
            next = page.json().path("links").path("next").path("href").asString("");
        }
        return items;
    }

    Map<String, String> accountIds(String accessToken) {
        Map<String, String> ids = new HashMap<>();
        for (JsonNode account : all("/accounts", "accounts", accessToken)) {
            String currency = account.path("currency").path("currencyCode").asString();
            ids.put(account.path("accountType").asString() + " " + currency, id(account));
        }
        return ids;
    }

    static String id(JsonNode account) {
        return account.path("accountId").asString();
    }

    Answer admin(String path) {
        return browser.get("/admin" + path, "Authorization", "Bearer " + ADMIN_TOKEN);
    }

    Answer admin(String path, String json) {
        return browser.postJson("/admin" + path, json, "Authorization", "Bearer " + ADMIN_TOKEN);
    }

    Answer adminDelete(String path) {
        return browser.delete("/admin" + path, "Authorization", "Bearer " + ADMIN_TOKEN);
    }

    static String basic(String secret) {
        String escaped = secret.replace("/", "%2F").replace(":", "%3A");
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString(("dashtam:" + escaped).getBytes(StandardCharsets.UTF_8));
    }

    private static String challenge() {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
