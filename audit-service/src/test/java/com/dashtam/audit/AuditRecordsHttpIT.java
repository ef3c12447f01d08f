package com.dashtam.audit;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.audit.fixture.AuditProcess;
import com.dashtam.audit.fixture.Http;
import com.dashtam.audit.fixture.Http.Answer;
import com.dashtam.events.audit.AuditRecordStored;
import com.dashtam.events.identity.LogoutRefusal;
import com.dashtam.events.identity.UserLogoutAttempted;
import com.dashtam.events.identity.UserLogoutFailed;
import com.dashtam.kernel.event.Topic;
import com.dashtam.platform.events.EventCodec;
import com.dashtam.testing.event.TopicProbe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AuditRecordsHttpIT {

    private static final String RECORDS = "/api/v1/audit/records";

    private static AuditProcess audit;

    private final UUID auditor = UUID.randomUUID();
    private final UUID user = UUID.randomUUID();
    private final UUID session = UUID.randomUUID();

    @BeforeAll
    static void start() {
        audit = AuditProcess.shared();
    }

    @Test
    void showsARecordWithAllItsFields() {
        UUID workflow = UUID.randomUUID();
        UUID event = audit.topics().send(Topic.IDENTITY, workflow, attempted());
        JsonNode record = found("user_id=" + user, 1).getFirst();

        assertThat(record.propertyStream().map(it -> it.getKey()))
                .containsExactlyInAnyOrder(
                        "record_id",
                        "sequence",
                        "occurred_at",
                        "recorded_at",
                        "event_id",
                        "source",
                        "action",
                        "category",
                        "workflow",
                        "phase",
                        "workflow_id",
                        "actor",
                        "user_id",
                        "resource_type",
                        "resource_id",
                        "client_ip",
                        "user_agent",
                        "trace_id",
                        "details");
        assertThat(text(record, "event_id")).isEqualTo(event.toString());
        assertThat(text(record, "action")).isEqualTo("user_logout_attempted");
        assertThat(text(record, "phase")).isEqualTo("attempted");
        assertThat(text(record, "workflow_id")).isEqualTo(workflow.toString());
        assertThat(text(record, "resource_id")).isEqualTo(session.toString());
        assertThat(Instant.parse(text(record, "occurred_at")))
                .isBeforeOrEqualTo(Instant.parse(text(record, "recorded_at")));
        assertThat(text(record.get("details"), "session_id")).isEqualTo(session.toString());

        Answer alone = asAuditor().get(RECORDS + "/" + text(record, "record_id"));
        assertThat(alone.status()).isEqualTo(200);
        assertThat(alone.json()).isEqualTo(record);
    }

    @Test
    void filtersByEveryConditionTogether() {
        UUID workflow = UUID.randomUUID();
        audit.topics().send(Topic.IDENTITY, workflow, attempted());
        audit.topics().send(Topic.IDENTITY, workflow, failed());
        audit.topics().send(Topic.IDENTITY, UUID.randomUUID(), attempted());
        found("user_id=" + user, 3);

        String all =
                "user_id=%s&action=user_logout_failed&phase=failed&workflow=user_logout&workflow_id=%s&resource_type=session&resource_id=%s&from=2020-01-01T00:00:00Z&to=2100-01-01T00:00:00Z"
                        .formatted(user, workflow, session);
        assertThat(search(all)).hasSize(1);
        assertThat(search(all.replace("phase=failed", "phase=succeeded"))).isEmpty();
        assertThat(search(all.replace("=user_logout&", "=user_login&"))).isEmpty();
        assertThat(search(all.replace("2100", "2021"))).isEmpty();
        assertThat(search("workflow_id=" + workflow)).hasSize(2);
    }

    @Test
    void pagesNewestFirstByItsCursors() {
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            sent.add(
                    audit.topics().send(Topic.IDENTITY, UUID.randomUUID(), attempted()).toString());
        }
        found("user_id=" + user, 5);

        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Answer page =
                    asAuditor()
                            .get(
                                    RECORDS
                                            + "?action=user_logout_attempted&limit=2&user_id="
                                            + user
                                            + cursor);
            assertThat(page.status()).isEqualTo(200);
            page.json().get("records").forEach(record -> seen.add(text(record, "event_id")));
            cursor = "&cursor=" + page.text("/next_cursor");
        } while (cursor.length() > "&cursor=".length());

        assertThat(seen).containsExactlyInAnyOrderElementsOf(sent).doesNotHaveDuplicates();
    }

    @Test
    void refusesTheCursorOfOtherFiltersAndOneThatWasChanged() {
        audit.topics().send(Topic.IDENTITY, UUID.randomUUID(), attempted());
        audit.topics().send(Topic.IDENTITY, UUID.randomUUID(), attempted());
        found("user_id=" + user, 2);
        String cursor = asAuditor().get(RECORDS + "?limit=1&user_id=" + user).text("/next_cursor");
        String changed = (cursor.charAt(0) == 'A' ? "B" : "A") + cursor.substring(1);

        assertRefused("limit=1&cursor=" + cursor, "cursor");
        assertRefused("limit=1&user_id=" + user + "&cursor=" + changed, "cursor");
        assertThat(
                        asAuditor()
                                .get(RECORDS + "?limit=1&user_id=" + user + "&cursor=" + cursor)
                                .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "user_id=7, user_id",
        "user_id=, user_id",
        "workflow_id=xyz, workflow_id",
        "phase=begun, phase",
        "phase=ATTEMPTED, phase",
        "action=Nothing!, action",
        "resource_id=a@example.org, resource_id",
        "from=yesterday, from",
        "from=2026-01-01, from",
        "to=2026-13-01T00:00:00Z, to",
        "from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z, to",
        "limit=0, limit",
        "limit=101, limit",
        "limit=ten, limit",
        "limit=1&limit=2, limit",
        "cursor=x, cursor",
        "sort=oldest, sort"
    })
    void namesTheParameterThatIsWrong(String query, String parameter) {
        assertRefused(query, parameter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=-999999999-01-01T00:00:00Z",
                "to=%2B999999999-01-01T00:00:00Z",
                "from=0000-01-01T00:00:00Z",
                "to=9999-12-31T23:59:59Z"
            })
    void neverBreaksOnAMomentFarAway(String query) {
        assertThat(asAuditor().get(RECORDS + "?limit=1&" + query).status()).isIn(200, 400);
    }

    @Test
    void refusesAnIdThatIsNone() {
        assertThat(asAuditor().get(RECORDS + "/17").status()).isEqualTo(400);
    }

    @Test
    void doesNotKnowEveryId() {
        Answer answer = asAuditor().get(RECORDS + "/" + UUID.randomUUID());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("/type")).isEqualTo("/problems/not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                RECORDS,
                RECORDS + "/018f8e5c-0000-7000-8000-000000000001",
                "/api/v1/audit/open-workflows"
            })
    void letsOnlyAuditorsAndAdministratorsIn(String path) {
        assertThat(audit.http().get(path).status()).isEqualTo(401);
        assertThat(audit.http().as("no.such.token").get(path).status()).isEqualTo(401);
        assertThat(as("user").get(path).status()).isEqualTo(403);
        assertThat(as("readonly").get(path).status()).isEqualTo(403);
        assertThat(as("auditor").get(path).status()).isIn(200, 404);
        assertThat(as("admin").get(path).status()).isIn(200, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void offersNoWayToChangeTheTrail(String method) {
        assertThat(asAuditor().send(method, RECORDS).status()).isEqualTo(405);
        assertThat(asAuditor().send(method, RECORDS + "/" + UUID.randomUUID()).status())
                .isEqualTo(405);
    }

    @Test
    void recordsWhoLookedAtWhatAndTellsOfIt() {
        search("user_id=" + user + "&phase=failed");

        JsonNode view = found("action=data_viewed&resource_id=" + user, 1).getFirst();
        assertThat(text(view, "actor")).isEqualTo("user:" + auditor);
        assertThat(text(view, "source")).isEqualTo("audit-service");
        assertThat(text(view, "user_agent")).isEqualTo("audit-test/1");
        assertThat(text(view, "user_id")).isEqualTo(auditor.toString());
        assertThat(text(view.get("details"), "view")).isEqualTo("records");
        assertThat(view.at("/details/filters/phase").asString()).isEqualTo("failed");
        assertThat(view.at("/details/filters").has("user_id")).isFalse();
        assertThat(view.at("/details/returned").asInt()).isZero();
        UUID recordId = UUID.fromString(text(view, "record_id"));
        try (TopicProbe probe = audit.probe(Topic.AUDIT_RECORDS.topicName())) {
            eventually(
                    "the look on the audit topic",
                    () ->
                            assertThat(probe.records(record -> tellsOf(record, recordId)))
                                    .hasSize(1));
        }
    }

    private static boolean tellsOf(ConsumerRecord<String, byte[]> record, UUID recordId) {
        return TopicProbe.header(record, "ce_type")
                        .filter("dashtam.audit.record.stored"::equals)
                        .isPresent()
                && EventCodec.decode(
                                record.value(),
                                AuditRecordStored.getClassSchema(),
                                AuditRecordStored.class)
                        .getRecordId()
                        .equals(recordId);
    }

    @Test
    void recordsALookAtARecordThatDoesNotExist() {
        UUID unknown = UUID.randomUUID();

        asAuditor().get(RECORDS + "/" + unknown);

        List<JsonNode> views = search("action=data_viewed&resource_id=" + unknown);
        assertThat(views).hasSize(1);
        assertThat(text(views.getFirst(), "user_id")).isEqualTo(auditor.toString());
        assertThat(views.getFirst().at("/details/returned").asInt()).isZero();
    }

    @Test
    void recordsNoLookForARequestItRefuses() {
        assertRefused("phase=begun&resource_type=never", "phase");

        assertThat(search("action=data_viewed&user_id=" + auditor)).isEmpty();
    }

    private void assertRefused(String query, String parameter) {
        Answer answer = asAuditor().get(RECORDS + "?" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.text("/type")).isEqualTo("/problems/validation-failed");
        assertThat(answer.text("/errors/0/field")).isEqualTo(parameter);
    }

    /** The records that match, once there are as many. */
    private List<JsonNode> found(String query, int count) {
        var last = new ArrayList<JsonNode>();
        eventually(
                count + " records for " + query,
                () -> {
                    last.clear();
                    last.addAll(search(query));
                    assertThat(last).hasSize(count);
                });
        return last;
    }

    private List<JsonNode> search(String query) {
        Answer answer = asAuditor().get(RECORDS + "?limit=100&" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("records").valueStream().toList();
    }

    private Http asAuditor() {
        return audit.http().as(audit.mint().token(auditor, "auditor"));
    }

    private Http as(String role) {
        return audit.http().as(audit.mint().token(UUID.randomUUID(), role));
    }

    private UserLogoutAttempted attempted() {
        return new UserLogoutAttempted(user, session);
    }

    private UserLogoutFailed failed() {
        return new UserLogoutFailed(user, session, LogoutRefusal.session_unknown);
    }

    private static String text(JsonNode node, String field) {
        return node.at("/" + field).asString("");
    }
}
