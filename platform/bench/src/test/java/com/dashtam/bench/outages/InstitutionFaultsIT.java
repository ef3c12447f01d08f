package com.dashtam.bench.outages;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.client.Bank;
import com.dashtam.bench.client.Person;
import com.dashtam.bench.client.Reply;
import com.dashtam.bench.reconcile.Event;
import com.dashtam.bench.reconcile.Trail.TopicRecord;
import com.dashtam.bench.system.Customer;
import com.dashtam.bench.system.RunningSystem;
import com.dashtam.bench.system.World;
import com.dashtam.local.system.Component;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * A bank that fails in the middle of a reading: what its user, the topic and the ledger see of it,
 * and what follows once it works again.
 */
@ExtendWith(RunningSystem.class)
class InstitutionFaultsIT {

    private static final String PATH = "/api/v1/providers/";
    private static final String SYNCS = "/api/v1/syncs";
    private static final String FDX = "transactions";
    private static final String END = "provider_data_sync\\.(succeeded|failed.*)";

    /** Three attempts of a call that all time out, and a pause. */
    private static final Duration SLOW = Duration.ofSeconds(90);

    private static final int MORE_THAN_A_PAGE = 600;

    private final World world;
    private final Bank bank;
    private final Customer customer;
    private final Person person;
    private final List<String> before;

    InstitutionFaultsIT(World world) {
        this.world = world;
        this.bank = world.client().bank();
        this.customer = world.newCustomer();
        this.person = customer.person();
        this.before = rows(customer.connection());
        bank.book(person.name(), "NEW", false);
    }

    @AfterEach
    void endAllFaults() {
        bank.noFaults();
    }

    @ParameterizedTest
    @CsvSource({
        "server_error, 3, PT0S",
        "truncated_body, 3, PT0S",
        "slow, 3, PT11S",
        "edge_page, 1, PT0S",
        "malformed_json, 1, PT0S"
    })
    void triesAgainByItselfWhenTheBankFailsForAWhile(String kind, int calls, String delay) {
        fault(kind, Map.of("skip", 1, "count", calls, "delay", delay));

        Reply sync = sync();

        JsonNode waiting = waiting(sync);
        assertThat(waiting.has("failure")).isFalse();
        assertThat(rows(customer.connection())).containsAll(before);
        JsonNode ended = ended(sync);
        assertThat(ended.required("status").asString()).as(ended.toString()).isEqualTo("succeeded");
        assertThat(ended.required("created").asInt()).isEqualTo(1);
        assertThat(told(sync))
                .containsExactly(
                        "provider_data_sync.attempted",
                        "transaction_sync.attempted",
                        "transaction_sync.succeeded",
                        "provider_data_sync.succeeded");
        assertInStep();
    }

    @ParameterizedTest
    @CsvSource({
        "server_error, institution_unavailable",
        "malformed_json, institution_answer_invalid"
    })
    void saysWhyAReadingHasFailedForGood(String kind, String reason) {
        fault(kind, Map.of("skip", 1, "count", 100));
        Reply sync = sync();
        waiting(sync);
        letTriesBeUsedUp(sync);

        assertFailed(sync, reason);

        bank.noFaults();
        assertInStep();
    }

    @Test
    void leavesTheBankAloneForAsLongAsItAsksAndThenGoesOn() {
        Instant asked = Instant.now();
        fault("too_many_requests", Map.of("skip", 1, "retry_after", "PT5S"));

        Reply sync = sync();

        JsonNode waiting = waiting(sync);
        assertThat(moment(waiting, "next_attempt_at")).isAfterOrEqualTo(asked.plusSeconds(5));
        Instant allowed = moment(connection(), "next_allowed_at");
        assertThat(allowed).isBetween(asked.plusSeconds(5), Instant.now().plusSeconds(5));
        JsonNode ended = ended(sync);
        assertThat(ended.required("status").asString()).as(ended.toString()).isEqualTo("succeeded");
        assertThat(moment(ended, "finished_at")).isAfter(allowed);
        assertThat(told(sync))
                .contains("provider_data_sync.succeeded")
                .noneMatch(event -> event.contains("failed"));
        assertInStep();
    }

    @Test
    void asksNothingMoreOfABankThatWantsToBeLeftAloneForLongerThanAJobMayTake() {
        Instant asked = Instant.now();
        fault("too_many_requests", Map.of("retry_after", "PT1H"));

        assertFailed(sync(), "institution_rate_limited");

        assertThat(moment(connection(), "next_allowed_at"))
                .isBetween(asked.plusSeconds(3600), Instant.now().plusSeconds(3600));
        assertThat(connection().required("is_connected").booleanValue()).isTrue();
        int calls = bank.asked(person.name(), FDX);
        assertFailed(sync(), "institution_rate_limited");
        assertThat(bank.asked(person.name(), FDX)).isEqualTo(calls);

        letThePauseBeOver();
        assertInStep();
    }

    @Test
    void asksTheUserForConsentAgainWhenItIsTakenBackInTheMiddle() {
        fault("revoked_consent", Map.of("skip", 1));

        assertFailed(sync(), "credentials_rejected");

        JsonNode revoked = connection();
        assertThat(revoked.required("status").asString()).isEqualTo("revoked");
        assertThat(revoked.required("needs_reauthentication").booleanValue()).isTrue();
        assertThat(revoked.required("reauthentication_reason").asString())
                .isEqualTo("consent_revoked");

        Reply renewal =
                person.caller()
                        .post(PATH + customer.connection() + "/reauthorizations", Map.of())
                        .expect(201);
        Reply renewed = person.complete(person.consent(renewal)).expect(201);
        assertThat(renewed.id("id")).isEqualTo(customer.connection());
        assertThat(connection().required("status").asString()).isEqualTo("active");
        eventually(
                "the sync that follows consent",
                () ->
                        assertThat(jobs(customer.connection()).getLast())
                                .isEqualTo("connection succeeded, 0 tries failed"));
        assertInStep();
    }

    @Test
    void losesAndDoublesNothingWhenRowsComeAndSettleBetweenTwoPages() {
        String pending = bank.book(person.name(), "HOTEL", true);
        assertInStep();
        fault("slow", Map.of("skip", 1, "delay", "PT3S"));
        int calls = bank.asked(person.name(), FDX);

        Reply sync = sync();
        eventually(
                "a reading that waits for its second page",
                () -> assertThat(bank.asked(person.name(), FDX)).isEqualTo(calls + 2));
        bank.book(person.name(), "MEANWHILE", false);
        bank.settle(person.name(), pending);

        assertThat(ended(sync).required("status").asString()).isEqualTo("succeeded");
        assertThat(rows(customer.connection())).containsAll(before).doesNotHaveDuplicates();
        assertInStep();
        assertThat(descriptions(customer.connection()))
                .containsOnlyOnce("NEW", "MEANWHILE", "HOTEL");
    }

    @Test
    void beginsAgainWhenPlaidSaysThatRowsHaveChangedBetweenTwoPages() {
        Person other = world.signedIn();
        String pages = "plaid_transactions";
        bank.post(other.name(), MORE_THAN_A_PAGE);
        bank.fault(
                Map.of(
                        "kind",
                        "slow",
                        "operation",
                        pages,
                        "customer",
                        other.name(),
                        "skip",
                        1,
                        "delay",
                        "PT3S"));

        Reply started = other.caller().post("/api/v1/providers", Map.of("provider_slug", "plaid"));
        UUID item = other.complete(other.consent(started.expect(201))).expect(201).id("id");
        eventually(
                "a reading that waits for its second page",
                () -> assertThat(bank.asked(other.name(), pages)).isEqualTo(2));
        bank.book(other.name(), "MEANWHILE", false);

        eventually(
                "the first sync",
                () ->
                        assertThat(jobs(item))
                                .containsExactly("connection succeeded, 0 tries failed"));
        assertThat(bank.asked(other.name(), pages)).isGreaterThanOrEqualTo(4);
        assertThat(descriptions(item)).containsOnlyOnce("MEANWHILE");
        assertThat(rows(item)).hasSizeGreaterThan(MORE_THAN_A_PAGE).doesNotHaveDuplicates();
    }

    private void fault(String kind, Map<String, ?> more) {
        Map<String, Object> fault = new HashMap<>(more);
        fault.put("kind", kind);
        fault.put("operation", FDX);
        fault.put("customer", person.name());
        bank.fault(fault);
    }

    private Reply sync() {
        return person.caller()
                .post(
                        SYNCS,
                        Map.of(
                                "connection_id",
                                customer.connection(),
                                "scope",
                                "transactions",
                                "force",
                                true))
                .expect(201);
    }

    private JsonNode job(Reply sync) {
        return person.caller().get(SYNCS + "/" + sync.id("id")).expect(200).json();
    }

    /** The job, when a try of it has failed and the next one is planned. */
    private JsonNode waiting(Reply sync) {
        var last = new AtomicReference<JsonNode>();
        eventually(
                "a try that has failed",
                SLOW,
                () -> {
                    last.set(job(sync));
                    assertThat(last.get().path("status").asString()).isEqualTo("queued");
                    assertThat(last.get().has("next_attempt_at")).isTrue();
                });
        return last.get();
    }

    private JsonNode ended(Reply sync) {
        return world.ended(person, SYNCS + "/" + sync.id("id"));
    }

    private void assertFailed(Reply sync, String reason) {
        JsonNode ended = ended(sync);
        assertThat(ended.required("status").asString()).isEqualTo("failed");
        assertThat(ended.required("failure").asString()).isEqualTo(reason);
        assertThat(told(sync))
                .containsExactly(
                        "provider_data_sync.attempted",
                        "transaction_sync.attempted",
                        "transaction_sync.failed " + reason,
                        "provider_data_sync.failed " + reason);
        assertThat(rows(customer.connection())).containsAll(before);
    }

    /** Another reading succeeds, after which the ledger says what the bank's books say. */
    private void assertInStep() {
        JsonNode ended = ended(sync());
        assertThat(ended.required("status").asString()).as(ended.toString()).isEqualTo("succeeded");
        assertThat(ended.required("errors").asInt()).isZero();
        assertThat(rows(customer.connection())).containsAll(before);
        for (JsonNode account : bank.accounts(person.name())) {
            assertThat(
                            list(
                                    "select t.id from transaction t join account a on a.id = t.account_id"
                                            + " where t.removed_at is null and a.connection_id = ?"
                                            + " and a.provider_account_id = '"
                                            + account.required("account_id").asString()
                                            + "'",
                                    customer.connection()))
                    .as(account.toString())
                    .hasSize(account.required("transactions").asInt());
        }
    }

    /** What the topic of sync-service says of a job, in order, with its reasons. */
    private List<String> told(Reply sync) {
        var events = new AtomicReference<List<String>>(List.of());
        eventually(
                "the end of the job on the topic",
                () -> {
                    events.set(read(sync));
                    assertThat(events.get()).anyMatch(event -> event.matches(END));
                });
        return events.get();
    }

    private List<String> read(Reply sync) {
        return world.collector().take(List.of(), List.of()).trail().records().stream()
                .map(TopicRecord::event)
                .filter(event -> event.traceId().filter(sync.traceId()::equals).isPresent())
                .filter(event -> event.type().startsWith("dashtam.sync."))
                .filter(event -> !event.type().endsWith(".progressed"))
                .distinct()
                .map(InstitutionFaultsIT::shown)
                .toList();
    }

    private static String shown(Event event) {
        String reason = event.fields().getOrDefault("reason", "");
        return (event.type().replace("dashtam.sync.", "") + " " + reason).strip();
    }

    private JsonNode connection() {
        return person.caller().get(PATH + customer.connection()).expect(200).json();
    }

    private static Instant moment(JsonNode node, String field) {
        return Instant.parse(node.required(field).asString());
    }

    /** As if all tries but the last had failed: their pauses take minutes. */
    private void letTriesBeUsedUp(Reply sync) {
        eventually(
                "a wait between two tries",
                () ->
                        assertThat(
                                        world.database(Component.SYNC)
                                                .update(
                                                        "update sync_job set attempts = 4"
                                                                + " where id = ? and status = 'queued'",
                                                        sync.id("id")))
                                .isEqualTo(1));
    }

    private void letThePauseBeOver() {
        int changed =
                world.database(Component.PROVIDER)
                        .update(
                                "update connection set next_allowed_at = now() where id = ?",
                                customer.connection());
        assertThat(changed).isEqualTo(1);
    }

    private List<String> jobs(UUID connection) {
        return list(
                "select trigger || ' ' || status || ', ' || attempts || ' tries failed' from sync_job"
                        + " where connection_id = ? order by id",
                connection);
    }

    private List<String> rows(UUID connection) {
        return list(
                "select t.id || ' ' || provider_transaction_id || ' ' || amount || ' ' || t.status"
                        + " from transaction t join account a on a.id = t.account_id"
                        + " where a.connection_id = ? and t.removed_at is null",
                connection);
    }

    private List<String> descriptions(UUID connection) {
        return list(
                "select description from transaction t join account a on a.id = t.account_id"
                        + " where a.connection_id = ? and t.removed_at is null",
                connection);
    }

    private List<String> list(String query, UUID connection) {
        return world.database(Component.SYNC).list(query, row -> row.getString(1), connection);
    }
}
