package com.dashtam.bench.operations;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.client.Bank;
import com.dashtam.bench.client.Person;
import com.dashtam.bench.client.Reply;
import com.dashtam.bench.system.RunningSystem;
import com.dashtam.bench.system.World;
import com.dashtam.local.system.Component;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What changes at an institution behind Plaid, from the bank's books to the user's. */
@ExtendWith(RunningSystem.class)
class ItemChangesIT {

    private static final String PATH = "/api/v1/providers";
    private static final String PROVIDER = "dashtam.provider.";
    private static final String SYNC_CALL = "plaid_transactions";

    private final World world;
    private final Bank bank;
    private final Person person;
    private final String customer;

    ItemChangesIT(World world) {
        this.world = world;
        this.bank = world.client().bank();
        this.person = world.signedIn();
        this.customer = person.name();
    }

    @Test
    void readsWhatChangedAndNothingElseWhenPlaidTellsOfIt() {
        String amended = bank.book(customer, "AMENDED", false);
        String removed = bank.book(customer, "REMOVED", false);
        String pending = bank.book(customer, "SETTLED", true);
        UUID connection = connected();
        List<String> before = rows(connection);
        String bookmark = bookmark(connection);
        int calls = bank.asked(customer, SYNC_CALL);
        UUID settled = idOf(connection, "SETTLED");

        // Their notices find a connection that was read a moment ago: it is read in some minutes.
        bank.book(customer, "NEW", false);
        bank.amend(customer, amended, "AMENDED, INDEED");
        bank.remove(customer, removed);
        bank.settle(customer, pending);
        world.letSyncsBeLongAgo(connection);
        // Notices are alike but for the second in which they are made: one of the same second as
        // those above counts as a repeat of them.
        eventually(
                "a notice of another second",
                () -> {
                    bank.tellsOfItems(customer, "sync_updates_available");
                    assertThat(syncsOf(connection)).hasSize(2);
                });

        eventually(
                "the sync that Plaid asked for",
                () ->
                        assertThat(syncsOf(connection))
                                .containsExactly("connection succeeded", "webhook succeeded"));
        assertThat(counts(connection)).isEqualTo("1 created, 2 updated, 1 removed, 0 errors");
        assertThat(unchanged(connection)).isLessThanOrEqualTo(investments(connection));
        assertThat(bank.asked(customer, SYNC_CALL)).isEqualTo(calls + 1);
        assertThat(bookmark(connection)).isNotEqualTo(bookmark);
        assertThat(rows(connection))
                .hasSameSizeAs(before)
                .contains("NEW -5.00 settled", "AMENDED, INDEED -5.00 settled")
                .contains("SETTLED -5.50 settled")
                .doesNotContain("REMOVED -5.00 settled", "SETTLED -5.00 pending");
        assertThat(idOf(connection, "SETTLED")).isEqualTo(settled);
    }

    @Test
    void startsNothingWhenSomebodyForgesANotice() {
        UUID connection = connected();
        world.letSyncsBeLongAgo(connection);
        String body =
                "{\"webhook_type\":\"TRANSACTIONS\",\"webhook_code\":\"SYNC_UPDATES_AVAILABLE\","
                        + "\"item_id\":\"%s\"}".formatted(item(connection));

        // A key that was just asked for by another test keeps this one from being looked up.
        eventually(
                "the refusal",
                () -> {
                    Reply refused = send(body, Map.of("Plaid-Verification", forged(body)));
                    assertThat(refused.status()).isEqualTo(401);
                    assertThat(world.eventsOf(refused.traceId()))
                            .containsExactly(
                                    PROVIDER + "provider_webhook.attempted",
                                    PROVIDER + "provider_webhook.failed");
                });
        send(body, Map.of()).expect(401);

        assertThat(syncsOf(connection)).containsExactly("connection succeeded");
    }

    @Test
    void beginsAtTheStartAndDoublesNothingWhenABookmarkIsRefused() {
        UUID connection = connected();
        List<String> before = rows(connection);
        int pages = bank.asked(customer, SYNC_CALL);
        int changed =
                world.database(Component.SYNC)
                        .update(
                                "update connection set bookmark = 'of another item' where id = ?",
                                connection);
        assertThat(changed).isEqualTo(1);
        world.letSyncsBeLongAgo(connection);

        bank.tellsOfItems(customer, "sync_updates_available");

        eventually(
                "the sync that Plaid asked for",
                () ->
                        assertThat(syncsOf(connection))
                                .containsExactly("connection succeeded", "webhook succeeded"));
        assertThat(counts(connection)).isEqualTo("0 created, 0 updated, 0 removed, 0 errors");
        assertThat(rows(connection)).isEqualTo(before);
        assertThat(bank.asked(customer, SYNC_CALL)).isEqualTo(pages + 1 + pages);
        assertThat(bookmark(connection)).isNotEqualTo("of another item");
    }

    @Test
    void tellsTheUserOfAnEndThatPlaidForeseesAndOfALoginThatIsOver() {
        UUID connection = connected();

        bank.tellsOfItems(customer, "pending_disconnect");
        eventually(
                "word of the end",
                () ->
                        assertThat(events(connection))
                                .contains(PROVIDER + "provider_token.expiring"));
        assertThat(status(connection).text("status")).isEqualTo("active");

        bank.tellsOfItems(customer, "error");
        eventually(
                "the end of the login",
                () -> assertThat(status(connection).text("status")).isEqualTo("expired"));
        assertThat(status(connection).text("reauthentication_reason"))
                .isEqualTo("credentials_expired");
    }

    private UUID connected() {
        Reply started = person.caller().post(PATH, Map.of("provider_slug", "plaid")).expect(201);
        UUID id = person.complete(person.consent(started)).expect(201).id("id");
        eventually(
                "the first sync of " + id,
                () -> assertThat(syncsOf(id)).containsExactly("connection succeeded"));
        return id;
    }

    private Reply status(UUID connection) {
        return person.caller().get(PATH + "/" + connection).expect(200);
    }

    private Reply send(String body, Map<String, String> headers) {
        return world.client().visitor().post("/webhooks/plaid", body, headers);
    }

    private List<String> syncsOf(UUID connection) {
        return list(
                "select trigger || ' ' || status from sync_job where connection_id = ? order by id",
                connection);
    }

    private String counts(UUID connection) {
        return lastStage(
                "created || ' created, ' || updated || ' updated, ' || removed || ' removed, '"
                        + " || errors || ' errors'",
                connection);
    }

    private int unchanged(UUID connection) {
        return Integer.parseInt(lastStage("unchanged", connection));
    }

    private String lastStage(String what, UUID connection) {
        return list(
                        "select "
                                + what
                                + " from sync_stage join sync_job j on j.id = job_id"
                                + " where j.connection_id = ? and kind = 'transactions'"
                                + " order by j.id",
                        connection)
                .getLast();
    }

    private int investments(UUID connection) {
        return list(
                        "select t.id from transaction t join account a on a.id = t.account_id"
                                + " where a.connection_id = ? and a.type = 'brokerage'",
                        connection)
                .size();
    }

    private List<String> rows(UUID connection) {
        return list(
                "select description || ' ' || amount || ' ' || t.status from transaction t"
                        + " join account a on a.id = t.account_id where a.connection_id = ?"
                        + " and t.removed_at is null order by t.id",
                connection);
    }

    private UUID idOf(UUID connection, String description) {
        return UUID.fromString(
                list(
                                "select t.id from transaction t join account a on a.id = t.account_id"
                                        + " where a.connection_id = ? and description = '"
                                        + description
                                        + "'",
                                connection)
                        .getFirst());
    }

    private String bookmark(UUID connection) {
        return list("select bookmark from connection where id = ?", connection).getFirst();
    }

    private List<String> list(String query, UUID connection) {
        return world.database(Component.SYNC).list(query, row -> row.getString(1), connection);
    }

    private String item(UUID connection) {
        return world.database(Component.PROVIDER)
                .list(
                        "select institution_reference from connection where id = ?",
                        row -> row.getString(1),
                        connection)
                .getFirst();
    }

    private List<String> events(UUID connection) {
        return world.database(Component.PROVIDER)
                .list(
                        "select type from outbox where aggregateid ="
                                + " (select user_id::text from connection where id = ?)",
                        row -> row.getString(1),
                        connection);
    }

    /** Right in everything but the key. */
    private static String forged(String body) {
        try {
            String signed =
                    part(
                                    "{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\""
                                            + UUID.randomUUID()
                                            + "\"}")
                            + '.'
                            + part(
                                    "{\"iat\":%d,\"request_body_sha256\":\"%s\"}"
                                            .formatted(
                                                    Instant.now().getEpochSecond(), sha256(body)));
            KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(new ECGenParameterSpec("secp256r1"));
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(keys.generateKeyPair().getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + '.' + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(String body) throws GeneralSecurityException {
        return HexFormat.of()
                .formatHex(
                        MessageDigest.getInstance("SHA-256")
                                .digest(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String part(String json) {
        return encoded(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
