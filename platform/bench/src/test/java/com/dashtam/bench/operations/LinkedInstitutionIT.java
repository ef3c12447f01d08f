package com.dashtam.bench.operations;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.client.Person;
import com.dashtam.bench.client.Reply;
import com.dashtam.bench.system.RunningSystem;
import com.dashtam.bench.system.World;
import com.dashtam.local.system.Component;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole life of a connection to an institution that is opened by link tokens. */
@ExtendWith(RunningSystem.class)
class LinkedInstitutionIT {

    private static final String PATH = "/api/v1/providers";
    private static final String PROVIDER = "dashtam.provider.";

    private final World world;

    LinkedInstitutionIT(World world) {
        this.world = world;
    }

    @Test
    void connectsReadsRepairsAndEndsAnItem() {
        Person person = world.signedIn();
        Reply started = start(person);

        UUID id = person.complete(person.consent(started)).expect(201).id("id");
        synced(id, 1);

        assertThat(started.text("link_token")).startsWith("link-sandbox-");
        assertThat(kept("select type from account where connection_id = ?", id)).isEqualTo(5);
        assertThat(person.caller().get("/api/v1/holdings").expect(200).items("holdings"))
                .hasSize(4);
        assertThat(transactions(id)).isGreaterThan(300);

        world.client().bank().withdraw(person.name());
        Reply sync =
                person.caller()
                        .post("/api/v1/accounts/syncs", Map.of("connection_id", id, "force", true))
                        .expect(201);
        world.ended(person, "/api/v1/syncs/" + sync.id("id"));
        Reply expired = person.caller().get(PATH + "/" + id).expect(200);
        assertThat(expired.text("reauthentication_reason")).isEqualTo("credentials_expired");

        Reply repair = person.caller().post(PATH + "/" + id + "/reauthorizations", Map.of());
        Reply repaired = person.complete(person.consent(repair.expect(201))).expect(201);
        assertThat(repaired.id("id")).isEqualTo(id);
        assertThat(repaired.text("status")).isEqualTo("active");
        synced(id, 2);
        assertThat(kept("select type from account where connection_id = ?", id)).isEqualTo(5);

        Reply ended = person.caller().delete(PATH + "/" + id + "?account_data=delete").expect(204);
        assertThat(world.eventsOf(ended.traceId()))
                .startsWith(
                        PROVIDER + "provider_disconnection.attempted",
                        PROVIDER + "provider_disconnection.succeeded",
                        PROVIDER + "connection.changed");
        eventually(
                "the end of what came through " + id,
                () ->
                        assertThat(kept("select type from account where connection_id = ?", id))
                                .isZero());
    }

    @Test
    void connectsNothingByAnInventedPublicTokenNorByASecondAnswer() {
        Person person = world.signedIn();
        Reply started = start(person);
        String answer = PATH + "/callback?code=public-invented&state=" + started.text("state");

        Reply refused = person.caller().post(answer);

        assertThat(refused.expect(502).isProblem()).isTrue();
        person.caller().post(answer).expect(400);
        assertThat(world.eventsOf(refused.traceId()))
                .containsExactly(
                        PROVIDER + "provider_connection.attempted",
                        PROVIDER + "provider_connection.failed");
        assertThat(person.caller().get(PATH).expect(200).items("connections")).isEmpty();
    }

    private static Reply start(Person person) {
        return person.caller().post(PATH, Map.of("provider_slug", "plaid")).expect(201);
    }

    private void synced(UUID connection, int times) {
        eventually(
                times + " syncs of " + connection,
                () ->
                        assertThat(
                                        kept(
                                                "select id from sync_job where connection_id = ?"
                                                        + " and scope = 'all' and status = 'succeeded'",
                                                connection))
                                .isGreaterThanOrEqualTo(times));
    }

    private int transactions(UUID connection) {
        return kept(
                "select t.id from transaction t join account a on a.id = t.account_id"
                        + " where a.connection_id = ?",
                connection);
    }

    private int kept(String query, UUID connection) {
        return world.database(Component.SYNC)
                .list(query, row -> row.getString(1), connection)
                .size();
    }
}
