package com.dashtam.provider.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.provider.ConnectionChanged;
import com.dashtam.events.provider.ConnectionStatus;
import com.dashtam.provider.fixture.RunningService.Caller;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ConnectionsIT extends ServiceTest {

    private static final String PATH = "/api/v1/providers/";

    private final Caller stranger = service().as(UUID.randomUUID());

    @Test
    void listsTheCallersConnectionsTheNewestFirst() {
        UUID older = connected();
        UUID newer = connectedElsewhere();

        JsonNode list = json(me().get("/api/v1/providers"));

        assertThat(list.get("connections").findValuesAsString("id"))
                .containsExactly(newer.toString(), older.toString());
        assertThat(list.get("total_count").intValue()).isEqualTo(2);
        assertThat(list.get("active_count").intValue()).isEqualTo(2);
        assertThat(json(stranger.get("/api/v1/providers")).get("total_count").intValue()).isZero();
    }

    @Test
    void leavesOutWhatIsOverWhenAsked() {
        UUID over = connected();
        UUID active = connectedElsewhere();
        assertThat(me().delete(PATH + over).statusCode()).isEqualTo(204);

        JsonNode all = json(me().get("/api/v1/providers"));
        JsonNode some = json(me().get("/api/v1/providers?active_only=true"));

        assertThat(all.get("total_count").intValue()).isEqualTo(2);
        assertThat(all.get("active_count").intValue()).isEqualTo(1);
        assertThat(some.get("connections").findValuesAsString("id"))
                .containsExactly(active.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"active_only=perhaps", "active_only=", "page=2"})
    void refusesAListThatIsAskedForWrongly(String query) {
        assertProblem(me().get("/api/v1/providers?" + query), 400, "validation-failed");
    }

    @Test
    void showsAConnectionToItsOwner() {
        UUID id = connected();

        JsonNode shown = json(service().as(user, "readonly").get(PATH + id));

        assertThat(shown.get("id").stringValue()).isEqualTo(id.toString());
        assertThat(shown.get("provider_slug").stringValue()).isEqualTo("sandbox");
        assertThat(shown.get("alias").stringValue()).isEqualTo("Mine");
        assertThat(shown.get("status").stringValue()).isEqualTo("active");
        assertThat(shown.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "provider_slug",
                        "alias",
                        "status",
                        "is_connected",
                        "needs_reauthentication",
                        "connected_at",
                        "created_at",
                        "updated_at");
    }

    @Test
    void hidesAnotherUsersConnectionLikeOneThatDoesNotExist() {
        UUID id = connected();
        UUID nobodys = UUID.randomUUID();

        for (UUID hidden : List.of(id, nobodys)) {
            assertProblem(stranger.get(PATH + hidden), 404, "not-found");
            assertProblem(stranger.patch(PATH + hidden, "{\"alias\":\"X\"}"), 404, "not-found");
            assertProblem(stranger.patch(PATH + hidden, "{}"), 404, "not-found");
            assertProblem(stranger.delete(PATH + hidden), 404, "not-found");
        }

        assertThat(statusOf(id)).isEqualTo("active");
        assertThat(credentialCount(id)).isEqualTo(1);
        assertThat(json(me().get(PATH + id)).get("alias").stringValue()).isEqualTo("Mine");
    }

    @Test
    void refusesAnIdentifierThatIsNone() {
        for (String id : List.of("7", "not-a-uuid", UUID.randomUUID() + "0")) {
            for (HttpResponse<String> answer :
                    List.of(
                            me().get(PATH + id),
                            me().patch(PATH + id, "{}"),
                            me().delete(PATH + id))) {
                assertProblem(answer, 400, "validation-failed");
                assertThat(fieldOf(answer)).isEqualTo("connection_id");
            }
        }
    }

    @Test
    void renamesAConnectionAndTellsTheOthers() throws IOException {
        UUID id = connected();

        HttpResponse<String> answer = me().patch(PATH + id, "{\"alias\":\" Håus & Höf \"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).get("alias").stringValue()).isEqualTo("Håus & Höf");
        assertNewestEvents("connection.changed", "connection.changed");
        assertThat(newestChange().getAlias()).isEqualTo("Håus & Höf");
        assertThat(newestChange().getStatus()).isEqualTo(ConnectionStatus.active);
    }

    @Test
    void removesANameAndLeavesOneThatIsNotMentioned() {
        UUID id = connected();

        assertThat(json(me().patch(PATH + id, "{}")).get("alias").stringValue()).isEqualTo("Mine");
        assertThat(json(me().patch(PATH + id, "{\"alias\":null}")).has("alias")).isFalse();
        assertThat(json(me().get(PATH + id)).has("alias")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "7",
                "{\"alias\":\"\"}",
                "{\"alias\":\"  \"}",
                "{\"alias\":\"a\\u0000b\"}",
                "{\"alias\":\"a\\ud83db\"}",
                "{\"alias\":7}",
                "{\"alias\":\"x\",\"status\":\"active\"}",
                "{\"alias\":\"x\",\"given\":true}"
            })
    void refusesANameThatIsMalformed(String body) {
        HttpResponse<String> answer = me().patch(PATH + UUID.randomUUID(), body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    }

    @Test
    void namesTheFieldThatIsUnknownOrTooLong() {
        String path = PATH + UUID.randomUUID();

        HttpResponse<String> unknown = me().patch(path, "{\"surprise\":1}");
        HttpResponse<String> tooLong =
                me().patch(path, "{\"alias\":\"%s\"}".formatted("x".repeat(101)));

        assertProblem(unknown, 400, "validation-failed");
        assertThat(fieldOf(unknown)).isEqualTo("surprise");
        assertProblem(tooLong, 400, "validation-failed");
        assertThat(fieldOf(tooLong)).isEqualTo("alias");
    }

    @Test
    void endsAConnectionWipesItsTokensAndRevokesTheConsent() throws IOException {
        UUID id = connected();

        assertThat(me().delete(PATH + id).statusCode()).isEqualTo(204);

        assertThat(statusOf(id)).isEqualTo("disconnected");
        assertThat(credentialCount(id)).isZero();
        assertThat(bank().calls("revoke", customer)).isEqualTo(1);
        assertNewestEvents(
                "provider_disconnection.attempted",
                "provider_disconnection.succeeded",
                "connection.changed");
        assertThat(newestChange().getStatus()).isEqualTo(ConnectionStatus.disconnected);
        JsonNode shown = json(me().get(PATH + id));
        assertThat(shown.get("is_connected").booleanValue()).isFalse();
    }

    @Test
    void endsAConnectionWhoseInstitutionIsAway() {
        UUID id = connected();
        bank().breaks("server_error", "revoke", customer, 0, 10);

        assertThat(me().delete(PATH + id).statusCode()).isEqualTo(204);

        assertThat(statusOf(id)).isEqualTo("disconnected");
        assertThat(credentialCount(id)).isZero();
        assertThat(bank().calls("revoke", customer)).isPositive();
    }

    @Test
    void changesNothingWhenAnEndIsRepeated() {
        UUID id = connected();
        assertThat(me().delete(PATH + id).statusCode()).isEqualTo(204);

        assertThat(me().delete(PATH + id).statusCode()).isEqualTo(204);

        assertNewestEvents("provider_disconnection.attempted", "provider_disconnection.failed");
        assertThat(statusOf(id)).isEqualTo("disconnected");
    }

    @Test
    void refusesStrangersAndThoseWhoMayOnlyRead() {
        UUID id = connected();
        Caller reader = service().as(user, "readonly");
        Caller nobody = service().asStranger();

        assertProblem(nobody.get("/api/v1/providers"), 401, "unauthorized");
        assertProblem(nobody.get(PATH + id), 401, "unauthorized");
        assertProblem(nobody.patch(PATH + id, "{}"), 401, "unauthorized");
        assertProblem(nobody.delete(PATH + id), 401, "unauthorized");
        assertProblem(reader.patch(PATH + id, "{\"alias\":\"X\"}"), 403, "forbidden");
        assertProblem(reader.delete(PATH + id), 403, "forbidden");
        assertProblem(service().as(user, "auditor").get(PATH + id), 403, "forbidden");
        assertProblem(service().as(user, "auditor").get("/api/v1/providers"), 403, "forbidden");
        assertThat(statusOf(id)).isEqualTo("active");
    }

    private ConnectionChanged newestChange() throws IOException {
        return ConnectionChanged.fromByteBuffer(
                ByteBuffer.wrap(service().eventsAbout(user).getLast().value()));
    }
}
