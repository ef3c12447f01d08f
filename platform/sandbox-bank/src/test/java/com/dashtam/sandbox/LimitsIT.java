package com.dashtam.sandbox;

import static com.dashtam.sandbox.Recipient.anyCustomer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.sandbox.oauth.Lifetimes;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitsIT {
    @Test
    void refusesABodyThatIsTooLarge() throws IOException {
        try (SandboxBank bank = open(new Limits(1_000, 10, 10))) {
            Recipient recipient = new Recipient(bank);
            Map<String, String> form = recipient.exchange("c".repeat(1_000));

            assertThat(recipient.token(form).status()).isEqualTo(413);
            assertThat(recipient.connect(anyCustomer()).status()).isEqualTo(200);
        }
    }

    @Test
    void opensNoMoreConsentsThanItHasRoomFor() throws IOException {
        try (SandboxBank bank = open(new Limits(10_000, 2, 10))) {
            Recipient recipient = new Recipient(bank);
            String customer = anyCustomer();
            recipient.connect(customer);
            recipient.connect(anyCustomer());

            Answer refused = recipient.connect(anyCustomer());
            recipient.adminDelete("/customers/" + customer + "/consents");
            Answer admitted = recipient.connect(anyCustomer());

            assertThat(refused.text("error")).isEqualTo("invalid_grant");
            assertThat(admitted.status()).isEqualTo(200);
        }
    }

    @Test
    void showsNoMoreConsentPagesThanItHasRoomFor() throws IOException {
        try (SandboxBank bank = open(new Limits(10_000, 1, 10))) {
            Recipient recipient = new Recipient(bank);
            recipient.authorize(recipient.authorization(anyCustomer()));

            Answer refused = recipient.authorize(recipient.authorization(anyCustomer()));

            assertThat(Browser.callback(refused)).containsEntry("error", "temporarily_unavailable");
        }
    }

    @Test
    void writesBooksAgainThatMadeRoomForOthers() throws IOException {
        try (SandboxBank bank = open(new Limits(10_000, 10, 1))) {
            Recipient recipient = new Recipient(bank);
            String token = recipient.accessTo(anyCustomer());
            String before = recipient.data("/accounts?resultType=details", token).body();

            Answer other = recipient.connect(anyCustomer());

            assertThat(other.status()).isEqualTo(200);
            assertThat(recipient.data("/accounts?resultType=details", token).body())
                    .isEqualTo(before);
        }
    }

    @Test
    void keepsBooksThatHoldOrdersAndRefusesOthers() throws IOException {
        try (SandboxBank bank = open(new Limits(10_000, 10, 1))) {
            Recipient recipient = new Recipient(bank);
            String customer = anyCustomer();
            recipient.admin(
                    "/customers/" + customer + "/accounts/card/transactions",
                    "{\"transactions\":[{\"direction\":\"debit\",\"amount\":1,\"description\":\"X\"}]}");

            Answer refused = recipient.authorize(recipient.authorization(anyCustomer()));

            assertThat(Browser.callback(refused)).containsEntry("error", "temporarily_unavailable");
            assertThat(recipient.connect(customer).status()).isEqualTo(200);
        }
    }

    @Test
    void issuesAccessTokensForAsLongAsItIsSetTo() throws IOException {
        Lifetimes brief = new Lifetimes(Duration.ofSeconds(5), Duration.ofDays(1));
        try (SandboxBank bank = SandboxBank.start(Recipient.settings().with(brief))) {
            Recipient recipient = new Recipient(bank);
            Answer tokens = recipient.connect(anyCustomer());
            recipient.admin("/clock", "{\"advance\":\"PT5S\"}");

            assertThat(tokens.json().path("expires_in").asInt()).isEqualTo(5);
            assertThat(recipient.data("/accounts", tokens.text("access_token")).status())
                    .isEqualTo(401);
        }
    }

    @Test
    void hasNoAdminApiWithoutAToken() throws IOException {
        try (SandboxBank bank = SandboxBank.start(Recipient.settings().withoutAdminApi())) {
            assertThat(new Recipient(bank).admin("/counters").status()).isEqualTo(404);
        }
    }

    @Test
    void refusesToStartOnAPortThatIsTaken() throws IOException {
        try (SandboxBank bank = SandboxBank.start(Recipient.settings())) {
            BankSettings same = Recipient.settings().withPort(bank.port());

            assertThatThrownBy(() -> SandboxBank.start(same)).isInstanceOf(IOException.class);
        }
    }

    private static SandboxBank open(Limits limits) throws IOException {
        return SandboxBank.start(Recipient.settings().with(limits));
    }
}
