package com.dashtam.sandbox;

import static com.dashtam.sandbox.Recipient.anyCustomer;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.sandbox.NoticeInbox.Received;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is told of items, and how it is signed. */
class PlaidNoticeIT {

    private final String customer = anyCustomer();
    private NoticeInbox inbox;
    private SandboxBank bank;
    private Recipient recipient;
    private PlaidClient plaid;
    private String access;

    @BeforeEach
    void open() throws IOException {
        inbox = new NoticeInbox();
        bank = SandboxBank.start(Recipient.settings());
        recipient = new Recipient(bank);
        plaid = new PlaidClient(recipient);
        access = plaid.link(customer, Optional.of(inbox.address()));
    }

    @AfterEach
    void close() {
        bank.close();
        inbox.close();
    }

    @Test
    void tellsOfChangesWhereTheLinkTokenSaid() {
        String item = item().path("item_id").asString();
        plaid.link(customer, Optional.empty());
        plaid.link(anyCustomer(), Optional.of(inbox.address()));

        post();

        JsonNode notice = inbox.only().json();
        PlaidNoticeShapes.UPDATES.check(notice);
        assertThat(notice.path("item_id").asString()).isEqualTo(item);
        assertThat(item().path("webhook").asString()).isEqualTo(inbox.address().toString());
    }

    @Test
    void signsWithAKeyThatItGives() throws GeneralSecurityException {
        post();
        Received notice = inbox.only();
        String token = notice.header("Plaid-Verification");

        assertThat(part(token, 0).path("alg").asString()).isEqualTo("ES256");
        JsonNode key =
                plaid.ok(
                        "/webhook_verification_key/get",
                        Map.of("key_id", part(token, 0).path("kid").asString()));
        PlaidNoticeShapes.KEY.check(key);
        assertThat(isSigned(token, publicKey(key.path("key")))).isTrue();
        assertThat(part(token, 1).path("request_body_sha256").asString())
                .isEqualTo(
                        HexFormat.of()
                                .formatHex(
                                        MessageDigest.getInstance("SHA-256")
                                                .digest(
                                                        notice.body()
                                                                .getBytes(
                                                                        StandardCharsets.UTF_8))));
        assertThat(Instant.ofEpochSecond(part(token, 1).path("iat").longValue()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        assertThat(plaid.refusal("/webhook_verification_key/get", Map.of("key_id", "another")))
                .isEqualTo("INVALID_WEBHOOK_VERIFICATION_KEY_ID");
    }

    @Test
    void tellsThatAConsentWillEndAndLeavesItAsItIs() {
        tell("pending_expiration");
        tell("pending_disconnect");

        PlaidNoticeShapes.EXPIRATION.check(of("PENDING_EXPIRATION"));
        PlaidNoticeShapes.DISCONNECT.check(of("PENDING_DISCONNECT"));
        assertThat(item().path("item_id").asString()).isNotEmpty();
    }

    @Test
    void tellsOfALoginThatHasGoneBad() {
        tell("error");

        PlaidNoticeShapes.ERROR.check(inbox.only().json());
        assertThat(inbox.only().json().at("/error/error_code").asString())
                .isEqualTo("ITEM_LOGIN_REQUIRED");
        assertThat(plaid.refusal("/accounts/get", Map.of("access_token", access)))
                .isEqualTo("ITEM_LOGIN_REQUIRED");
    }

    @Test
    void tellsOfAnItemThatWasTakenBackAndOfNothingAfterwards() {
        tell("user_permission_revoked");
        PlaidNoticeShapes.REVOKED.check(inbox.only().json());

        assertThat(plaid.refusal("/accounts/get", Map.of("access_token", access)))
                .isEqualTo("ITEM_NOT_FOUND");
        assertThat(told("sync_updates_available")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"code\":\"nonsense\"}", "{\"code\":null}"})
    void refusesToTellWhatPlaidDoesNot(String json) {
        assertThat(recipient.admin("/customers/" + customer + "/item-notices", json).status())
                .isEqualTo(400);
    }

    private JsonNode item() {
        return plaid.ok("/accounts/get", Map.of("access_token", access)).path("item");
    }

    private void tell(String code) {
        assertThat(told(code)).isEqualTo(1);
    }

    private int told(String code) {
        return recipient
                .admin("/customers/" + customer + "/item-notices", "{\"code\":\"" + code + "\"}")
                .json()
                .path("notices")
                .intValue();
    }

    private void post() {
        recipient.admin(
                "/customers/" + customer + "/accounts/card/transactions",
                "{\"transactions\":[{\"direction\":\"debit\",\"amount\":1,\"description\":\"X\"}]}");
    }

    private JsonNode of(String code) {
        return inbox.received(2).stream()
                .map(Received::json)
                .filter(notice -> notice.path("webhook_code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode part(String token, int index) {
        return JsonMapper.shared().readTree(decoded(token.split("\\.")[index]));
    }

    private static byte[] decoded(String part) {
        return Base64.getUrlDecoder().decode(part);
    }

    private static boolean isSigned(String token, PublicKey key) throws GeneralSecurityException {
        int end = token.lastIndexOf('.');
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(key);
        signature.update(token.substring(0, end).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(decoded(token.substring(end + 1)));
    }

    private static PublicKey publicKey(JsonNode jwk) throws GeneralSecurityException {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        var point =
                new ECPoint(
                        new BigInteger(1, decoded(jwk.path("x").asString())),
                        new BigInteger(1, decoded(jwk.path("y").asString())));
        return KeyFactory.getInstance("EC")
                .generatePublic(
                        new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class)));
    }
}
