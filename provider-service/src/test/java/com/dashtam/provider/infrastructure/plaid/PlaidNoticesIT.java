package com.dashtam.provider.infrastructure.plaid;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.webhook.Delivery;
import com.dashtam.provider.domain.webhook.Notice;
import com.dashtam.provider.domain.webhook.NoticeRefusal;
import com.dashtam.provider.fixture.StubServer;
import com.dashtam.provider.fixture.StubServer.Answer;
import com.dashtam.provider.infrastructure.http.HttpLimits;
import com.dashtam.provider.infrastructure.http.InstitutionClient;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Notices that Plaid signs, and others that are sent in its name. */
class PlaidNoticesIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final KeyPair KEYS = Jwts.SIG.ES256.keyPair().build();
    private static final String NEWS =
            """
            {"webhook_type":"TRANSACTIONS","webhook_code":"SYNC_UPDATES_AVAILABLE","item_id":"item-1",
             "initial_update_complete":true,"historical_update_complete":false,"environment":"sandbox"}
            """;

    private final StubServer server = new StubServer();
    private Instant now = Instant.parse("2026-03-01T17:00:00Z");
    private final PlaidNotices notices = notices();

    PlaidNoticesIT() {
        server.plays(_ -> Answer.ok(keyAnswer("null")));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void believesWhatPlaidHasSigned() {
        Notice notice = believed(NEWS);

        assertThat(notice.reference()).contains("item-1");
        assertThat(notice.kind()).isEqualTo(Notice.Kind.DATA_AVAILABLE);
        assertThat(server.asked().getFirst().path()).isEqualTo("/webhook_verification_key/get");
        assertThat(JSON.readTree(server.asked().getFirst().body()).path("key_id").asString())
                .isEqualTo("key-1");
    }

    @Test
    void asksForAKeyOnceAnHour() {
        assertThat(believed(NEWS)).isNotNull();
        now = now.plus(Duration.ofMinutes(59));
        assertThat(believed(NEWS)).isNotNull();
        assertThat(server.asked()).hasSize(1);

        now = now.plus(Duration.ofMinutes(2));
        assertThat(believed(NEWS)).isNotNull();
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void tellsTwoNoticesThatSayTheSameApartAndARepeatedOneNot() {
        String token = token(NEWS, now);
        Notice first = notices.verify(delivery(NEWS, token)).fold(it -> it, PlaidNoticesIT::fail);
        Notice again = notices.verify(delivery(NEWS, token)).fold(it -> it, PlaidNoticesIT::fail);
        now = now.plusSeconds(1);

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(believed(NEWS).id()).isNotEqualTo(first.id());
    }

    @ParameterizedTest
    @CsvSource({
        "TRANSACTIONS,            SYNC_UPDATES_AVAILABLE,  '',                  DATA_AVAILABLE",
        "TRANSACTIONS,            DEFAULT_UPDATE,          '',                  OTHER",
        "HOLDINGS,                DEFAULT_UPDATE,          '',                  DATA_AVAILABLE",
        "INVESTMENTS_TRANSACTIONS, HISTORICAL_UPDATE,      '',                  DATA_AVAILABLE",
        "HOLDINGS,                SOMETHING_NEW,           '',                  OTHER",
        "ITEM,                    ERROR,                   ITEM_LOGIN_REQUIRED, LOGIN_REQUIRED",
        "ITEM,                    ERROR,                   ITEM_NOT_FOUND,      CONSENT_WITHDRAWN",
        "ITEM,                    ERROR,                   INSTITUTION_DOWN,    OTHER",
        "ITEM,                    ERROR,                   '',                  OTHER",
        "ITEM,                    LOGIN_REPAIRED,          '',                  LOGIN_REPAIRED",
        "ITEM,                    USER_PERMISSION_REVOKED, '',                  CONSENT_WITHDRAWN",
        "ITEM,                    PENDING_EXPIRATION,      '',                  CONSENT_ENDING",
        "ITEM,                    PENDING_DISCONNECT,      '',                  CONSENT_ENDING",
        "ITEM,                    NEW_ACCOUNTS_AVAILABLE,  '',                  OTHER",
        "AUTH,                    AUTOMATICALLY_VERIFIED,  '',                  OTHER",
    })
    void knowsWhatNoticesAreAbout(String type, String code, String error, Notice.Kind kind) {
        String told =
                error.isEmpty()
                        ? "null"
                        : "{\"error_type\":\"ITEM_ERROR\",\"error_code\":\"" + error + "\"}";

        Notice notice =
                believed(
                        "{\"webhook_type\":\"%s\",\"webhook_code\":\"%s\",\"item_id\":\"i\",\"error\":%s}"
                                .formatted(type, code, told));

        assertThat(notice.kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING_EXPIRATION, '\"consent_expiration_time\":\"2026-03-05T10:00:00Z\"', 2026-03-05T10:00:00Z",
        "PENDING_EXPIRATION, '\"consent_expiration_time\":\"soon\"',                 2026-03-08T17:00:00Z",
        "PENDING_EXPIRATION, '\"consent_expiration_time\":\"2999-01-01T00:00:00Z\"', 2026-03-08T17:00:00Z",
        "PENDING_DISCONNECT, '\"disconnect_time\":\"2026-03-07T10:00:00+01:00\"',    2026-03-07T09:00:00Z",
        "PENDING_DISCONNECT, '\"reason\":\"INSTITUTION_TOKEN_EXPIRATION\"',          2026-03-08T17:00:00Z",
    })
    void knowsWhenAConsentWillEnd(String code, String member, Instant end) {
        Notice notice =
                believed(
                        "{\"webhook_type\":\"ITEM\",\"webhook_code\":\"%s\",\"item_id\":\"i\",%s}"
                                .formatted(code, member));

        assertThat(notice.endsAt()).contains(end);
    }

    @Test
    void refusesWhatIsNotSigned() {
        assertThat(notices.verify(new Delivery(NEWS.getBytes(StandardCharsets.UTF_8), Map.of())))
                .isEqualTo(Result.err(NoticeRefusal.SIGNATURE_MISSING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "e30.e30.", "eyJhbGciOiJub25lIn0.e30."})
    void refusesWhatIsNoToken(String token) {
        assertRefused(NEWS, token, NoticeRefusal.SIGNATURE_INVALID);
    }

    @Test
    void refusesAnotherBodyThanTheSignedOne() {
        assertRefused(
                NEWS.replace("item-1", "item-2"),
                token(NEWS, now),
                NoticeRefusal.SIGNATURE_INVALID);
    }

    @Test
    void refusesATokenWithoutWhatPlaidSays() {
        String withoutBody =
                Jwts.builder()
                        .header()
                        .keyId("key-1")
                        .and()
                        .issuedAt(Date.from(now))
                        .signWith(KEYS.getPrivate())
                        .compact();
        String withoutTime =
                Jwts.builder()
                        .header()
                        .keyId("key-1")
                        .and()
                        .claim("request_body_sha256", sha256(NEWS))
                        .signWith(KEYS.getPrivate())
                        .compact();

        assertRefused(NEWS, withoutBody, NoticeRefusal.SIGNATURE_INVALID);
        assertRefused(NEWS, withoutTime, NoticeRefusal.SIGNATURE_INVALID);
    }

    @Test
    void refusesAnotherKeyAndAnotherWayToSign() {
        Key secret = Jwts.SIG.HS256.key().build();
        byte[] published = ((ECPublicKey) KEYS.getPublic()).getEncoded();

        assertRefused(
                NEWS,
                token(NEWS, now, "key-1", Jwts.SIG.ES256.keyPair().build().getPrivate()),
                NoticeRefusal.SIGNATURE_INVALID);
        assertRefused(NEWS, token(NEWS, now, "key-1", secret), NoticeRefusal.SIGNATURE_INVALID);
        assertRefused(
                NEWS,
                token(
                        NEWS,
                        now,
                        "key-1",
                        new javax.crypto.spec.SecretKeySpec(published, "HmacSHA256")),
                NoticeRefusal.SIGNATURE_INVALID);
        assertRefused(
                NEWS,
                token(NEWS, now, "../etc", KEYS.getPrivate()),
                NoticeRefusal.SIGNATURE_INVALID);
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301})
    void refusesWhatWasSignedAtAnotherTime(long seconds) {
        assertRefused(NEWS, token(NEWS, now.plusSeconds(seconds)), NoticeRefusal.OUTSIDE_TOLERANCE);
    }

    @Test
    void refusesAKeyThatIsOutOfUseOrUnknown() {
        server.plays(_ -> Answer.ok(keyAnswer("1700000000")));
        assertRefused(NEWS, token(NEWS, now), NoticeRefusal.SIGNATURE_INVALID);

        now = now.plusSeconds(2);
        server.plays(
                _ -> Answer.of(400, "{\"error_code\":\"INVALID_WEBHOOK_VERIFICATION_KEY_ID\"}"));
        assertRefused(NEWS, token(NEWS, now), NoticeRefusal.SIGNATURE_INVALID);

        now = now.plusSeconds(2);
        server.plays(_ -> Answer.ok("{\"key\":{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"?\"}}"));
        assertRefused(NEWS, token(NEWS, now), NoticeRefusal.SIGNATURE_INVALID);
    }

    @Test
    void wantsANoticeAgainWhilePlaidDoesNotTellTheKeyAndAsksSeldom() {
        server.plays(_ -> Answer.of(500, ""));
        assertRefused(NEWS, token(NEWS, now), NoticeRefusal.KEY_UNAVAILABLE);
        assertRefused(
                NEWS, token(NEWS, now, "key-2", KEYS.getPrivate()), NoticeRefusal.KEY_UNAVAILABLE);
        assertThat(server.asked()).hasSize(1);

        now = now.plusSeconds(1);
        server.plays(_ -> Answer.ok(keyAnswer("null")));
        assertThat(believed(NEWS)).isNotNull();
    }

    @Test
    void cannotReadWhatIsNoNotice() {
        for (String body : List.of("[]", "{}", "{\"webhook_type\":7.5e}")) {
            assertRefused(body, token(body, now), NoticeRefusal.NOTICE_UNREADABLE);
        }
    }

    private Notice believed(String body) {
        return notices.verify(delivery(body, token(body, now)))
                .fold(notice -> notice, PlaidNoticesIT::fail);
    }

    private void assertRefused(String body, String token, NoticeRefusal reason) {
        assertThat(notices.verify(delivery(body, token))).isEqualTo(Result.err(reason));
    }

    private static Delivery delivery(String body, String token) {
        return new Delivery(
                body.getBytes(StandardCharsets.UTF_8), Map.of("plaid-verification", token));
    }

    private static String token(String body, Instant at) {
        return token(body, at, "key-1", KEYS.getPrivate());
    }

    private static String token(String body, Instant at, String keyId, Key key) {
        return Jwts.builder()
                .header()
                .keyId(keyId)
                .and()
                .issuedAt(Date.from(at))
                .claim("request_body_sha256", sha256(body))
                .signWith(key)
                .compact();
    }

    private static String sha256(String body) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String keyAnswer(String expiredAt) {
        var jwk = Jwks.builder().key((ECPublicKey) KEYS.getPublic()).build();
        return """
        {"key":{"alg":"ES256","crv":"P-256","kid":"key-1","kty":"EC","use":"sig","x":"%s","y":"%s",
          "created_at":1560466143,"expired_at":%s},"request_id":"r"}
        """
                .formatted(jwk.get("x"), jwk.get("y"), expiredAt);
    }

    private static Notice fail(NoticeRefusal refusal) {
        throw new AssertionError(refusal);
    }

    private PlaidNotices notices() {
        var settings =
                new PlaidSettings(
                        server.address(),
                        "client",
                        "secret",
                        "Dashtam",
                        List.of("transactions"),
                        List.of(),
                        List.of("US"),
                        "en",
                        730,
                        500,
                        Optional.of(URI.create("https://dashtam.test/webhooks/plaid")));
        HttpLimits usual = HttpLimits.usual();
        var limits =
                new HttpLimits(
                        usual.connectTimeout(),
                        usual.callTimeout(),
                        usual.maxResponseBytes(),
                        1,
                        Duration.ofMillis(1),
                        10_000,
                        usual.breakerFailurePercent(),
                        usual.breakerOpen(),
                        usual.concurrentCalls(),
                        usual.queueTimeout());
        return new PlaidNotices(
                new NoticeKeys(
                        new InstitutionClient("plaid", limits, settings.called()),
                        new Calls(settings),
                        () -> now),
                () -> now);
    }
}
