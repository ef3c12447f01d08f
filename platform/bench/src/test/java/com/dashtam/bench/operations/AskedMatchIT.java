package com.dashtam.bench.operations;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.client.Caller;
import com.dashtam.bench.client.EventStream;
import com.dashtam.bench.system.RunningSystem;
import com.dashtam.bench.system.World;
import com.dashtam.local.system.Component;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What a user's open clients see of a question about an account, through the gateway. */
@ExtendWith(RunningSystem.class)
class AskedMatchIT {

    private static final String ASKED = "sync.match.asked";
    private static final String ANSWERED = "sync.match.answered";
    private static final String WITHDRAWN = "sync.match.withdrawn";
    private static final String COMPLETED = "sync.completed";

    private final World world;
    private final AmbiguousAccounts accounts;
    private final Caller caller;

    AskedMatchIT(World world) {
        this.world = world;
        this.accounts = AmbiguousAccounts.of(world);
        this.caller = accounts.customer().person().caller();
    }

    @Test
    void tellsOfTheQuestionAndOfItsAnswerAndReadsWhatHasWaited() {
        try (EventStream stream = caller.events();
                EventStream others = world.stranger().caller().events()) {
            JsonNode asking = accounts.read("all");
            assertThat(asking.required("errors").asInt()).isZero();
            assertThat(asking.required("awaiting_match").asInt()).isGreaterThan(1);
            seen(stream, ASKED, COMPLETED);

            UUID kept = answered(accounts.question());
            seen(stream, ASKED, COMPLETED, ANSWERED, COMPLETED);

            JsonNode followed =
                    caller.get("/api/v1/syncs?limit=1").expect(200).items("syncs").getFirst();
            assertThat(followed.required("trigger").asString()).isEqualTo("user");
            assertThat(followed.required("awaiting_match").asInt()).isZero();
            assertThat(followed.required("transactions_created").asInt()).isPositive();
            world.rows(
                    Component.SYNC,
                    "select transactions_synced_at::text from account where id = ?",
                    found -> assertThat(found).doesNotContainNull().hasSize(1),
                    kept);
            assertThat(stream.names()).doesNotContain(WITHDRAWN);
            assertThat(others.names()).doesNotContain(ASKED, ANSWERED);
        } finally {
            accounts.disconnect();
        }
    }

    /** None of the kept ones. */
    private UUID answered(JsonNode match) {
        return caller.post(AmbiguousAccounts.answersOf(match), Map.of()).expect(201).id("id");
    }

    @Test
    void tellsNothingOfAnAnswerThatIsRefused() {
        try (EventStream stream = caller.events()) {
            accounts.read("accounts");
            seen(stream, ASKED);

            caller.post(
                            AmbiguousAccounts.answersOf(accounts.question()),
                            Map.of("account_id", new UUID(0, 1)))
                    .expect(400);
            accounts.read("accounts");

            seen(stream, ASKED, COMPLETED, COMPLETED);
            assertThat(stream.names()).containsOnlyOnce(ASKED).doesNotContain(ANSWERED);
        } finally {
            accounts.disconnect();
        }
    }

    @Test
    void tellsThatAQuestionIsGoneWithItsAccounts() {
        try (EventStream stream = caller.events()) {
            accounts.read("accounts");
            seen(stream, ASKED);

            accounts.disconnect();

            seen(stream, ASKED, WITHDRAWN);
            assertThat(caller.get(AmbiguousAccounts.MATCHES).expect(200).items("matches"))
                    .isEmpty();
        }
    }

    private static void seen(EventStream stream, String... types) {
        eventually(
                "the events on the stream",
                () -> assertThat(stream.names()).containsSubsequence(types));
    }
}
