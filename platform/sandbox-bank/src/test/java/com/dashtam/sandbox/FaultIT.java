package com.dashtam.sandbox;

import static com.dashtam.sandbox.Recipient.anyCustomer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultIT {
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
    void asksToWaitAfterTooManyRequests() {
        String customer = anyCustomer();
        String token = recipient.accessTo(customer);
        arm("too_many_requests", "accounts", customer, "\"retry_after\":\"PT7S\"");

        Answer refused = recipient.data("/accounts", token);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("7");
        assertThat(refused.text("code")).isEqualTo("1207");
        assertThat(recipient.data("/accounts", token).status()).isEqualTo(200);
    }

    @Test
    void strikesAfterSomeRequestsAndForACount() {
        String customer = anyCustomer();
        String token = recipient.accessTo(customer);
        arm("server_error", "accounts", customer, "\"skip\":1,\"count\":2");

        int[] statuses = new int[4];
        for (int i = 0; i < statuses.length; i++) {
            statuses[i] = recipient.data("/accounts", token).status();
        }

        assertThat(statuses).containsExactly(200, 500, 500, 200);
    }

    @Test
    void leavesOtherCustomersAndOperationsAlone() {
        String customer = anyCustomer();
        String token = recipient.accessTo(customer);
        arm("server_error", "accounts", customer, "\"count\":9");

        assertThat(recipient.data("/accounts", recipient.accessTo(anyCustomer())).status())
                .isEqualTo(200);
        assertThat(recipient.data("/customers/current", token).status()).isEqualTo(200);
        assertThat(recipient.data("/accounts", token).status()).isEqualTo(500);
    }

    @Test
    void answersLate() {
        String customer = anyCustomer();
        String token = recipient.accessTo(customer);
        arm("slow", "customer", customer, "\"delay\":\"PT0.2S\"");
        long before = System.nanoTime();

        Answer late = recipient.data("/customers/current", token);

        assertThat(late.status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void failsToEndOneCustomersConsent() {
        String customer = anyCustomer();
        String mine = recipient.connect(customer).text("refresh_token");
        String others = recipient.connect(anyCustomer()).text("refresh_token");
        arm("server_error", "revoke", customer, "\"count\":1");

        assertThat(revoke(others).status()).isEqualTo(200);
        assertThat(revoke(mine).status()).isEqualTo(500);
        assertThat(revoke(mine).status()).isEqualTo(200);
    }

    @Test
    void disownsAToken() {
        String customer = anyCustomer();
        String token = recipient.accessTo(customer);
        arm("invalid_token", "accounts", customer, "\"count\":1");

        Answer refused = recipient.data("/accounts", token);

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).contains("invalid_token");
    }

    @Test
    void withdrawsTheConsentInTheMiddle() {
        String customer = anyCustomer();
        Answer tokens = recipient.connect(customer);
        String token = tokens.text("access_token");
        arm("revoked_consent", "accounts", customer, "\"skip\":1");

        Answer before = recipient.data("/accounts", token);
        Answer after = recipient.data("/accounts", token);

        assertThat(before.status()).isEqualTo(200);
        assertThat(after.status()).isEqualTo(403);
        assertThat(after.text("code")).isEqualTo("602");
        assertThat(recipient.refresh(tokens.text("refresh_token")).text("error"))
                .isEqualTo("invalid_grant");
        assertThat(recipient.data("/accounts", recipient.accessTo(customer)).status())
                .isEqualTo(200);
    }

    @Test
    void spoilsTheMiddleOfAPage() {
        String customer = anyCustomer();
        String token = recipient.accessTo(customer);
        String path = "/accounts/" + recipient.accountIds(token).get("CREDITCARD USD");
        arm("malformed_json", "transactions", customer, "\"count\":1");

        Answer spoilt = recipient.data(path + "/transactions", token);

        assertThat(spoilt.status()).isEqualTo(200);
        assertThatThrownBy(spoilt::json).isInstanceOf(JacksonException.class);
        assertThat(recipient.data(path + "/transactions", token).json().has("transactions"))
                .isTrue();
    }

    @Test
    void breaksOffInTheMiddleOfABody() {
        String customer = anyCustomer();
        String token = recipient.accessTo(customer);
        arm("truncated_body", "accounts", customer, "\"count\":1");

        assertThatThrownBy(() -> recipient.data("/accounts", token))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(recipient.data("/accounts", token).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"server_error, 500", "too_many_requests, 429"})
    void strikesTheTokenEndpointForACustomer(String kind, int status) {
        String customer = anyCustomer();
        String code = recipient.code(customer);
        arm(kind, "token", customer, "\"count\":1");

        assertThat(recipient.connect(anyCustomer()).status()).isEqualTo(200);
        assertThat(recipient.token(recipient.exchange(code)).status()).isEqualTo(status);
        assertThat(recipient.token(recipient.exchange(code)).status()).isEqualTo(200);
    }

    @Test
    void spoilsATokenAnswer() {
        String customer = anyCustomer();
        String code = recipient.code(customer);
        arm("malformed_json", "token", customer, "\"count\":1");

        assertThatThrownBy(recipient.token(recipient.exchange(code))::json)
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void strikesTheConsentPage() {
        String customer = anyCustomer();
        arm("server_error", "authorize", customer, "\"count\":1");

        assertThat(recipient.authorize(recipient.authorization(customer)).status()).isEqualTo(500);
    }

    @Test
    void strikesEveryOperationOfEverybodyWhenNoneIsNamed() throws IOException {
        try (SandboxBank other = SandboxBank.start(Recipient.settings())) {
            Recipient alone = new Recipient(other);
            String token = alone.accessTo(anyCustomer());
            alone.admin("/faults", "{\"kind\":\"server_error\",\"count\":2}");

            assertThat(alone.data("/accounts", token).status()).isEqualTo(500);
            assertThat(alone.refresh("any").status()).isEqualTo(500);
            assertThat(alone.refresh("any").status()).isEqualTo(400);
        }
    }

    @Test
    void listsFaultsAndSwitchesThoseOfACustomerOff() {
        String customer = anyCustomer();
        String token = recipient.accessTo(customer);
        arm("server_error", "accounts", customer, "\"count\":5");
        Answer struck = recipient.data("/accounts", token);

        Answer listed = recipient.admin("/faults");
        recipient.adminDelete("/faults?customer=" + customer);

        assertThat(struck.status()).isEqualTo(500);
        assertThat(listed.json().path("faults").valueStream())
                .anySatisfy(fault -> {
                    assertThat(fault.path("customer").asString()).isEqualTo(customer);
                    assertThat(fault.path("struck").asInt()).isEqualTo(1);
                });
        assertThat(recipient.data("/accounts", token).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"kind\":\"unheard_of\"}",
                "{\"kind\":\"slow\",\"delay\":\"PT1H\"}",
                "{\"kind\":\"slow\",\"count\":0}",
                "{\"kind\":\"slow\",\"skip\":-1}",
                "{\"kind\":\"invalid_token\",\"operation\":\"token\"}",
                "{\"kind\":\"slow\",\"nonsense\":1}"
            })
    void refusesFaultsThatMakeNoSense(String json) {
        assertThat(recipient.admin("/faults", json).status()).isEqualTo(400);
    }

    private void arm(String kind, String operation, String customer, String more) {
        String json =
                "{\"kind\":\"%s\",\"operation\":\"%s\",\"customer\":\"%s\",%s}"
                        .formatted(kind, operation, customer, more);
        assertThat(recipient.admin("/faults", json).status()).isEqualTo(204);
    }

    private Answer revoke(String token) {
        return recipient
                .browser()
                .postForm(
                        "/oauth2/revoke",
                        Map.of("token", token),
                        "Authorization",
                        Recipient.basic(Recipient.SECRET));
    }
}
