package com.dashtam.sandbox;

import static com.dashtam.sandbox.Recipient.anyCustomer;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.sandbox.NoticeInbox.Received;
import com.dashtam.sandbox.notice.NoticeSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeIT {
    private static final byte[] KEY =
            "a key of 32 bytes for this test.".getBytes(StandardCharsets.US_ASCII);
    private static final String ROW =
            "{\"transactions\":[{\"direction\":\"debit\",\"amount\":1,\"description\":\"X\"}]}";

    private NoticeInbox inbox;
    private SandboxBank bank;
    private Recipient recipient;

    @BeforeEach
    void open() throws IOException {
        inbox = new NoticeInbox();
        bank = bank(new NoticeSettings(Optional.of(secret()), Optional.empty()));
        recipient = new Recipient(bank);
    }

    private static SandboxBank bank(NoticeSettings notices) throws IOException {
        return SandboxBank.start(Recipient.settings().with(notices));
    }

    @AfterEach
    void close() {
        bank.close();
        inbox.close();
    }

    @Test
    void tellsOfNewRowsByTheNameOfTheConsent() throws GeneralSecurityException {
        String customer = anyCustomer();
        String consent = recipient.connect(customer).text("fdxConsentId");
        direct(customer);

        post(customer);

        Received notice = inbox.only();
        assertThat(notice.json().path("category").asString()).isEqualTo("NEW_DATA");
        assertThat(notice.json().path("notificationPayload").path("id").asString())
                .isEqualTo(consent);
        assertThat(notice.json().path("publisher").path("name").asString())
                .isEqualTo("Sandbox Bank");
        assertThat(Instant.parse(notice.json().path("sentOn").asString())).isNotNull();
        assertThat(notice.header("webhook-signature")).isEqualTo("v1," + signatureOf(notice));
    }

    @Test
    void tellsOfEachConsentThatIsWithdrawn() {
        String customer = anyCustomer();
        String first = recipient.connect(customer).text("fdxConsentId");
        String second = recipient.connect(customer).text("fdxConsentId");
        direct(customer);

        recipient.adminDelete("/customers/" + customer + "/consents");

        assertThat(inbox.received(2))
                .extracting(notice -> notice.json().path("type").asString())
                .containsOnly("CONSENT_REVOKED");
        assertThat(inbox.received())
                .extracting(
                        notice -> notice.json().path("notificationPayload").path("id").asString())
                .containsExactlyInAnyOrder(first, second);
        post(customer);
        recipient.adminDelete("/customers/" + customer + "/consents");
        assertThat(inbox.received()).hasSize(2);
    }

    @Test
    void sendsAgainUnderTheSameIdWhatIsNotTaken() {
        String customer = anyCustomer();
        recipient.connect(customer);
        direct(customer);
        inbox.refuseNext(503);

        post(customer);

        List<Received> received = inbox.received(2);
        assertThat(received.get(0).header("webhook-id"))
                .isEqualTo(received.get(1).header("webhook-id"));
        assertThat(received.get(0).body()).isEqualTo(received.get(1).body());
    }

    @Test
    void namesAConsentAlikeWhenItIsRefreshed() {
        Answer connected = recipient.connect(anyCustomer());

        assertThat(recipient.refresh(connected.text("refresh_token")).text("fdxConsentId"))
                .isEqualTo(connected.text("fdxConsentId"));
    }

    @Test
    void tellsOfAllCustomersWhereItIsSetToAndOfNobodyElse() throws IOException {
        try (SandboxBank other =
                bank(new NoticeSettings(Optional.of(secret()), Optional.of(inbox.address())))) {
            Recipient everybody = new Recipient(other);
            String customer = anyCustomer();
            everybody.connect(customer);
            everybody.admin("/customers/" + customer + "/accounts/card/transactions", ROW);

            assertThat(inbox.only().json().path("type").asString()).isEqualTo("CUSTOM");
        }
        String quiet = anyCustomer();
        recipient.connect(quiet);
        post(quiet);
        assertThat(inbox.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mailto:x@y.test", "ftp://y.test/", "/hooks", "http://"})
    void refusesAnAddressThatIsNoneOfTheWeb(String url) {
        assertThat(recipient.admin("/customers/any/webhook", "{\"url\":\"" + url + "\"}").status())
                .isEqualTo(400);
    }

    @Test
    void sendsNothingWithoutASecret() throws IOException {
        try (SandboxBank other = bank(NoticeSettings.NONE)) {
            Answer refused =
                    new Recipient(other)
                            .admin(
                                    "/customers/any/webhook",
                                    "{\"url\":\"" + inbox.address() + "\"}");
            assertThat(refused.status()).isEqualTo(409);
        }
    }

    private void direct(String customer) {
        Answer answer =
                recipient.admin(
                        "/customers/" + customer + "/webhook",
                        "{\"url\":\"" + inbox.address() + "\"}");
        assertThat(answer.status()).isEqualTo(204);
    }

    private void post(String customer) {
        assertThat(
                        recipient
                                .admin(
                                        "/customers/" + customer + "/accounts/card/transactions",
                                        ROW)
                                .status())
                .isEqualTo(201);
    }

    private static String secret() {
        return Base64.getEncoder().encodeToString(KEY);
    }

    private static String signatureOf(Received notice) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        String signed =
                notice.header("webhook-id")
                        + "."
                        + notice.header("webhook-timestamp")
                        + "."
                        + notice.body();
        return Base64.getEncoder()
                .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
