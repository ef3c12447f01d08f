package com.dashtam.audit;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.audit.fixture.AuditProcess;
import com.dashtam.audit.fixture.Http;
import com.dashtam.audit.fixture.Http.Answer;
import com.dashtam.audit.fixture.Topics;
import com.dashtam.events.sync.AccountSyncAttempted;
import com.dashtam.events.sync.AccountSyncFailed;
import com.dashtam.events.sync.AccountSyncSucceeded;
import com.dashtam.events.sync.SyncFailure;
import com.dashtam.kernel.event.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class OpenWorkflowsHttpIT {

    private static final String OPEN = "/api/v1/audit/open-workflows";
    private static final Duration PAST_THE_LIMIT = Duration.ofMinutes(31);

    private static AuditProcess audit;

    private final UUID auditor = UUID.randomUUID();
    private final UUID user = UUID.randomUUID();
    private final UUID connection = UUID.randomUUID();

    @BeforeAll
    static void start() {
        audit = AuditProcess.shared();
    }

    @Test
    void listsAnAttemptThatIsPastItsWorkflowsLimit() {
        UUID workflow = attemptedAgo(PAST_THE_LIMIT);

        eventually("the overdue attempt", () -> assertThat(ids("")).contains(workflow.toString()));
        JsonNode open = open(workflow);
        assertThat(open.at("/workflow").asString()).isEqualTo("account_sync");
        assertThat(open.at("/source").asString()).isEqualTo("identity-service");
        assertThat(open.at("/overdue").asBoolean()).isTrue();
        assertThat(
                        Duration.between(
                                Instant.parse(open.at("/attempted_at").asString()),
                                Instant.parse(open.at("/due_at").asString())))
                .isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void keepsAPendingAttemptForThoseWhoAsk() {
        UUID workflow = attemptedAgo(Duration.ZERO);

        eventually(
                "the pending attempt",
                () -> assertThat(ids("include_pending=true")).contains(workflow.toString()));
        assertThat(ids("")).doesNotContain(workflow.toString());
        assertThat(open(workflow).at("/overdue").asBoolean()).isFalse();
    }

    @Test
    void dropsAnAttemptWhenItsOutcomeComes() {
        UUID workflow = attemptedAgo(PAST_THE_LIMIT);
        eventually("the attempt", () -> assertThat(ids("")).contains(workflow.toString()));

        audit.topics().send(Topic.SYNC, workflow, new AccountSyncSucceeded(user, connection, 2));

        eventually("its end", () -> assertThat(ids("")).doesNotContain(workflow.toString()));
    }

    @Test
    void neverListsARunWhoseOutcomeOvertookItsAttempt() {
        UUID workflow = UUID.randomUUID();
        UUID outcome =
                audit.topics()
                        .send(
                                Topic.SYNC,
                                workflow,
                                new AccountSyncFailed(
                                        user, connection, SyncFailure.institution_unavailable));
        eventually("the outcome", () -> assertThat(stored(outcome)).isTrue());

        UUID attempt = audit.topics().send(draft(workflow).at(Instant.now().minus(PAST_THE_LIMIT)));

        eventually("the attempt", () -> assertThat(stored(attempt)).isTrue());
        assertThat(ids("include_pending=true")).doesNotContain(workflow.toString());
        assertThat(
                        audit.jdbc()
                                .sql("select 1 from open_workflow where workflow_id = :id")
                                .param("id", workflow)
                                .query()
                                .listOfRows())
                .isEmpty();
    }

    @Test
    void pagesByItsCursors() {
        var opened = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            opened.add(attemptedAgo(PAST_THE_LIMIT.plusDays(1)).toString());
        }
        eventually("the attempts", () -> assertThat(ids("")).containsAll(opened));

        var seen = new ArrayList<String>();
        String cursor = "";
        do {
            Answer page = get("limit=1" + cursor);
            assertThat(page.status()).isEqualTo(200);
            page.json()
                    .get("open_workflows")
                    .forEach(open -> seen.add(open.at("/workflow_id").asString()));
            cursor = "&cursor=" + page.text("/next_cursor");
        } while (cursor.length() > "&cursor=".length());

        assertThat(seen).doesNotHaveDuplicates().containsAll(opened);
    }

    @ParameterizedTest
    @CsvSource({
        "include_pending=perhaps, include_pending",
        "cursor=AAAA, cursor",
        "limit=1000, limit",
        "workflow=user_login, workflow"
    })
    void namesTheParameterThatIsWrong(String query, String parameter) {
        Answer answer = get(query);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo(parameter);
    }

    @Test
    void tellsOperatorsHowManyAreOpen() {
        attemptedAgo(PAST_THE_LIMIT);
        eventually(
                "an overdue attempt in the counts",
                () -> assertThat(get("").json().at("/overdue_count").asLong()).isPositive());

        assertThat(audit.management().get("/actuator/prometheus").body())
                .containsPattern(
                        "dashtam_audit_workflows_open\\{[^}]*state=\"overdue\"[^}]*} [1-9]")
                .containsPattern("dashtam_audit_workflows_open\\{[^}]*state=\"pending\"[^}]*} ");
        Answer health = audit.management().get("/actuator/health");
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.json().at("/components/openWorkflows/details/overdue").asLong())
                .isPositive();
    }

    @Test
    void recordsTheLook() {
        get("include_pending=true");

        Answer views =
                asAuditor().get("/api/v1/audit/records?action=data_viewed&user_id=" + auditor);
        assertThat(views.text("/records/0/details/view")).isEqualTo("open_workflows");
        assertThat(views.text("/records/0/details/filters/include_pending")).isEqualTo("true");
    }

    private UUID attemptedAgo(Duration ago) {
        UUID workflow = UUID.randomUUID();
        audit.topics().send(draft(workflow).at(Instant.now().minus(ago)));
        return workflow;
    }

    private Topics.Draft draft(UUID workflow) {
        return Topics.draft(Topic.SYNC, workflow, new AccountSyncAttempted(user, connection));
    }

    private boolean stored(UUID event) {
        return !audit.jdbc()
                .sql("select 1 from audit_record where event_id = :event")
                .param("event", event)
                .query()
                .listOfRows()
                .isEmpty();
    }

    private List<String> ids(String query) {
        return list(query).stream().map(open -> open.at("/workflow_id").asString()).toList();
    }

    private JsonNode open(UUID workflow) {
        return list("include_pending=true").stream()
                .filter(open -> open.at("/workflow_id").asString().equals(workflow.toString()))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> list(String query) {
        Answer answer = get("limit=100&" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("open_workflows").valueStream().toList();
    }

    private Answer get(String query) {
        return asAuditor().get(OPEN + "?" + query);
    }

    private Http asAuditor() {
        return audit.http().as(audit.mint().token(auditor, "auditor"));
    }
}
