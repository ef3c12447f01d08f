package com.dashtam.bench.operations;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.client.Caller;
import com.dashtam.bench.client.Reply;
import com.dashtam.bench.system.Customer;
import com.dashtam.bench.system.RunningSystem;
import com.dashtam.bench.system.World;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSystem.class)
class RepeatedRequestIT {

    private static final String SYNCS = "/api/v1/syncs";

    private final World world;

    RepeatedRequestIT(World world) {
        this.world = world;
    }

    @Test
    void hasItsEffectOnceThroughTheGateway() {
        Customer customer = world.customer();
        Caller caller = customer.person().caller();
        var body = Map.of("connection_id", customer.connection(), "force", true);
        var key = UUID.randomUUID().toString();

        Reply first = caller.post(SYNCS, body, key).expect(200, 201);
        String job = SYNCS + "/" + first.id("id");
        eventually(
                "the end of " + job,
                () -> assertThat(caller.get(job).text("status")).isEqualTo("succeeded"));
        Reply second = caller.post(SYNCS, body, key).expect(first.status());

        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(second.header("Idempotent-Replayed")).hasValue("true");
        assertThat(second.header("Location")).isEqualTo(first.header("Location")).hasValue(job);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(world.eventsOf(second.traceId())).isEmpty();
    }

    @Test
    void refusesTheKeyForAnotherRequestAndAKeyThatIsNone() {
        Customer customer = world.customer();
        Caller caller = customer.person().caller();
        var key = UUID.randomUUID().toString();
        caller.post(SYNCS, Map.of("connection_id", customer.connection(), "force", true), key)
                .expect(200, 201);

        Reply other = caller.post(SYNCS, Map.of("connection_id", customer.connection()), key);
        Reply none = caller.post(SYNCS, Map.of("connection_id", customer.connection()), "no key");

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.flawedFields()).containsExactly("Idempotency-Key");
    }
}
