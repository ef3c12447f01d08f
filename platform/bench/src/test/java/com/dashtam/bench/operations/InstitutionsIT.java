package com.dashtam.bench.operations;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.client.Person;
import com.dashtam.bench.client.Reply;
import com.dashtam.bench.client.Statements;
import com.dashtam.bench.system.RunningSystem;
import com.dashtam.bench.system.World;
import com.dashtam.local.system.Component;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole life of a connection to each institution, through the gateway. */
@ExtendWith(RunningSystem.class)
class InstitutionsIT {

    private static final String PATH = "/api/v1/providers";
    private static final String IMPORTS = "/api/v1/imports";

    private final World world;

    InstitutionsIT(World world) {
        this.world = world;
    }

    private static Reply start(Person person, String slug, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("provider_slug", slug);
        return person.caller().post(PATH, body);
    }

    /** As a browser comes back, with whatever the institution has added. */
    private UUID byConsent(Person person, String slug) {
        assertThat(answer(person, slug, "approve").expect(200).body()).contains("is connected");
        return person.caller().get(PATH).expect(200).items("connections").stream()
                .map(found -> UUID.fromString(found.required("id").asString()))
                .findFirst()
                .orElseThrow();
    }

    private Reply answer(Person person, String slug, String decision) {
        Reply started = start(person, slug, Map.of()).expect(201);
        URI authorization = URI.create(started.text("authorization_url"));
        URI callback = world.client().bank().answer(authorization, person.name(), decision);
        return person.followRedirect(started, callback);
    }

    private static Map<String, ?> keys(Reply made) {
        return keys(made.text("api_key"), made.text("api_secret"));
    }

    private static Map<String, ?> keys(String key, String secret) {
        return Map.of("credentials", Map.of("api_key", key, "api_secret", secret));
    }

    private static int count(Person person, String list) {
        return person.caller().get("/api/v1/" + list).expect(200).items(list).size();
    }

    /** Everything is read once; then the user ends it all, and nothing is left. */
    private void readThenEnd(Person person, UUID connection, String slug) {
        eventually(
                "the first sync of " + slug,
                () ->
                        assertThat(
                                        world.database(Component.SYNC)
                                                .list(
                                                        "select status from sync_job where connection_id = ?",
                                                        row -> row.getString(1),
                                                        connection))
                                .containsExactly("succeeded"));
        assertThat(count(person, "accounts")).as("accounts of " + slug).isPositive();
        assertThat(count(person, "transactions")).as("transactions of " + slug).isPositive();
        assertThat(count(person, "holdings")).as("holdings of " + slug).isPositive();

        person.caller().delete(PATH + "/" + connection + "?account_data=delete").expect(204);

        eventually(
                "the end of the accounts of " + slug,
                () -> assertThat(count(person, "accounts")).isZero());
        assertThat(count(person, "transactions")).isZero();
        assertThat(count(person, "holdings")).isZero();
        assertThat(person.caller().get(PATH + "/" + connection).expect(200).text("status"))
                .isEqualTo("disconnected");
    }

    @Test
    void connectsReadsAndEndsTheSandbox() {
        Person person = world.signedIn();

        readThenEnd(person, byConsent(person, "sandbox"), "sandbox");
    }

    @Test
    void connectsReadsAndEndsSchwab() {
        Person person = world.signedIn();

        readThenEnd(person, byConsent(person, "schwab"), "schwab");
    }

    @Test
    void connectsReadsAndEndsAlpaca() {
        Person person = world.signedIn();
        Reply keys = world.client().bank().brokerKeys(person.name());

        UUID connection = start(person, "alpaca", keys(keys)).expect(201).id("id");

        readThenEnd(person, connection, "alpaca");
    }

    @Test
    void makesNoConnectionWithoutConsent() {
        Person person = world.signedIn();

        for (String slug : List.of("sandbox", "schwab", "plaid")) {
            assertThat(answer(person, slug, "deny").status()).as(slug).isEqualTo(400);
        }

        assertThat(count(person, "accounts")).isZero();
        assertThat(person.caller().get(PATH).expect(200).items("connections")).isEmpty();
    }

    @Test
    void makesNoConnectionWithKeysThatOpenNothing() {
        Person person = world.signedIn();
        Reply keys = world.client().bank().brokerKeys(person.name());

        Reply refused = start(person, "alpaca", keys(keys.text("api_key"), "mistyped"));

        assertThat(refused.expect(400).flawedFields()).containsExactly("credentials");
        assertThat(person.caller().get(PATH).expect(200).items("connections")).isEmpty();
    }

    @Test
    void importsAndEndsStatementFilesOfTwoInstitutions() {
        Person person = world.signedIn();

        importThenEnd(person, Statements.portfolio("700300"), "chase_file");
        importThenEnd(person, Statements.checking("700301"), "ofx_file");
    }

    private void importThenEnd(Person person, byte[] file, String slug) {
        Reply sent = person.caller().upload(IMPORTS, "statement.qfx", file).expect(201);
        world.ended(person, IMPORTS + "/" + sent.id("id"));
        var connection = person.caller().get(PATH + "?active_only=true").expect(200);
        assertThat(connection.items("connections"))
                .extracting(found -> found.required("provider_slug").asString())
                .containsExactly(slug);
        assertThat(count(person, "accounts")).as("accounts of " + slug).isPositive();
        assertThat(count(person, "transactions")).as("transactions of " + slug).isPositive();
        String id = connection.items("connections").getFirst().required("id").asString();

        person.caller().delete(PATH + "/" + id + "?account_data=delete").expect(204);

        eventually(
                "the end of the accounts of " + slug,
                () -> assertThat(count(person, "accounts")).isZero());
        assertThat(count(person, "transactions")).isZero();
    }

    @Test
    void importsNothingOfAFileThatIsNoStatement() {
        Person person = world.signedIn();

        Reply sent = person.caller().upload(IMPORTS, "statement.qfx", new byte[] {1, 2, 3});
        var job = world.ended(person, IMPORTS + "/" + sent.expect(201).id("id"));

        assertThat(job.required("status").asString()).isEqualTo("failed");
        assertThat(count(person, "accounts")).isZero();
        assertThat(person.caller().get(PATH).expect(200).items("connections")).isEmpty();
    }
}
