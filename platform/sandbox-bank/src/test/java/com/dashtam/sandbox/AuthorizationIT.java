package com.dashtam.sandbox;

import static com.dashtam.sandbox.Recipient.anyCustomer;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorizationIT {
    private SandboxBank bank;
    private Recipient recipient;

    @BeforeAll
    void open() throws IOException {
        bank = SandboxBank.start(Recipient.settings());
        recipient = new Recipient(bank);
    }

    @AfterAll
    void close() {
        bank.close();
    }

    @Test
    void asksTheCustomerAndListsTheAccounts() {
        Answer page = recipient.authorize(recipient.authorization(anyCustomer()));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("Everyday Checking", "Travel Savings EUR", "Cashback Card", "Brokerage")
                .contains("Approve", "Deny");
        assertThat(page.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
    }

    @Test
    void sendsTheBrowserBackWithACodeAndTheState() {
        Answer page = recipient.authorize(recipient.authorization(anyCustomer()));

        Answer approved = recipient.browser().decide(page, "approve");

        assertThat(approved.status()).isEqualTo(303);
        assertThat(approved.header("Location")).startsWith(Recipient.REDIRECT + "?");
        assertThat(Browser.callback(approved))
                .containsEntry("state", "state & more")
                .containsKey("code");
    }

    @Test
    void offersTheListedCustomersWhenNoneIsHinted() {
        Map<String, String> parameters = recipient.authorization("customer-07");
        parameters.remove("login_hint");

        assertThat(recipient.authorize(parameters).body())
                .contains("value=\"customer-01\" selected", "value=\"customer-24\"");
    }

    @Test
    void tellsTheClientThatTheCustomerDeclined() {
        Answer page = recipient.authorize(recipient.authorization(anyCustomer()));

        assertThat(Browser.callback(recipient.browser().decide(page, "deny")))
                .containsEntry("error", "access_denied")
                .containsEntry("state", "state & more")
                .doesNotContainKey("code");
    }

    @Test
    void refusesADecisionThatIsNeither() {
        Answer page = recipient.authorize(recipient.authorization(anyCustomer()));

        assertThat(Browser.callback(recipient.browser().decide(page, "perhaps")))
                .containsEntry("error", "invalid_request");
    }

    @Test
    void takesTheAnswerToAConsentPageOnce() {
        Answer page = recipient.authorize(recipient.authorization(anyCustomer()));
        Answer first = recipient.browser().decide(page, "approve");

        Answer second = recipient.browser().decide(page, "approve");

        assertThat(first.status()).isEqualTo(303);
        assertThat(second.status()).isEqualTo(400);
        assertThat(second.header("Location")).isEmpty();
    }

    @Test
    void letsAConsentPageGrowTooOld() {
        Answer page = recipient.authorize(recipient.authorization(anyCustomer()));
        recipient.admin("/clock", "{\"advance\":\"PT10M\"}");

        assertThat(recipient.browser().decide(page, "approve").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "client_id, somebody-else",
        "redirect_uri, https://evil.example/callback",
        "redirect_uri, http://localhost:8080/oauth/sandbox-bank/callback/",
        "redirect_uri, http://localhost:8080/oauth/sandbox-bank/callback?x=1"
    })
    void redirectsNowhereWhenTheAddressCannotBeTrusted(String name, String value) {
        Map<String, String> parameters = recipient.authorization(anyCustomer());
        parameters.put(name, value);

        Answer refused = recipient.authorize(parameters);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Location")).isEmpty();
        assertThat(refused.header("Content-Type")).startsWith("text/html");
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "scope, fdx:everything:write, invalid_scope",
        "code_challenge, too-short, invalid_request",
        "code_challenge_method, plain, invalid_request",
        "login_hint, no spaces allowed, invalid_request"
    })
    void reportsAFaultyRequestToTheClient(String name, String value, String error) {
        Map<String, String> parameters = recipient.authorization(anyCustomer());
        parameters.put(name, value);

        assertThat(Browser.callback(recipient.authorize(parameters)))
                .containsEntry("error", error)
                .containsEntry("state", "state & more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"response_type", "code_challenge", "code_challenge_method"})
    void reportsAMissingParameterToTheClient(String name) {
        Map<String, String> parameters = recipient.authorization(anyCustomer());
        parameters.remove(name);

        assertThat(Browser.callback(recipient.authorize(parameters)))
                .containsEntry("error", "invalid_request");
    }

    @Test
    void reportsARepeatedParameterToTheClient() {
        String query = Browser.encode(recipient.authorization(anyCustomer())) + "&state=other";

        assertThat(Browser.callback(recipient.browser().get("/oauth2/authorize?" + query)))
                .containsEntry("error", "invalid_request");
    }

    @Test
    void escapesWhatItShows() {
        Map<String, String> parameters = recipient.authorization(anyCustomer());
        parameters.put("state", "\"><script>alert(1)</script>");

        assertThat(recipient.authorize(parameters).body()).doesNotContain("<script>");
    }

    @Test
    void describesItself() {
        Answer metadata = recipient.browser().get("/.well-known/oauth-authorization-server");

        assertThat(metadata.text("issuer")).isEqualTo(bank.url().toString());
        assertThat(metadata.text("token_endpoint")).isEqualTo(bank.url() + "/oauth2/token");
        assertThat(metadata.json().path("code_challenge_methods_supported").toString())
                .isEqualTo("[\"S256\"]");
    }
}
