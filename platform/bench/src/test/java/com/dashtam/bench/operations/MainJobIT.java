package com.dashtam.bench.operations;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.client.Reply;
import com.dashtam.bench.contract.ContractOperation;
import com.dashtam.bench.contract.Contracts;
import com.dashtam.bench.system.RunningSystem;
import com.dashtam.bench.system.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** The list of operations is the contracts' own: one that nobody calls here fails. */
@ExtendWith(RunningSystem.class)
@TestInstance(Lifecycle.PER_CLASS)
class MainJobIT {

    private final World world;
    private final Map<String, Scenario> scenarios = new HashMap<>();

    MainJobIT(World world) {
        this.world = world;
        scenarios.putAll(new IdentityScenarios(world).all());
        scenarios.putAll(new PasswordScenarios(world).all());
        scenarios.putAll(new MfaScenarios(world).all());
        scenarios.putAll(new AdministrationScenarios(world).all());
        scenarios.putAll(new AccountScenarios(world).all());
        scenarios.putAll(new ProviderScenarios(world).all());
        scenarios.putAll(new WebhookScenarios(world).all());
        scenarios.putAll(new RawPageScenarios(world).all());
        scenarios.putAll(new SyncJobScenarios(world).all());
        scenarios.putAll(new JobScenarios(world).all());
        scenarios.putAll(new TableScenarios(world).all());
        scenarios.putAll(new LedgerScenarios(world).all());
        scenarios.putAll(new MatchingScenarios(world).all());
        scenarios.putAll(new JoinScenarios(world).all());
        scenarios.putAll(new TransactionScenarios(world).all());
        scenarios.putAll(new ReconciliationScenarios(world).all());
        scenarios.putAll(new NetWorthScenarios(world).all());
        scenarios.putAll(new AuditScenarios(world).all());
        scenarios.putAll(new GatewayScenarios(world).all());
    }

    @TestFactory
    Stream<DynamicTest> answersEachOperationAndRefusesIt() {
        return Contracts.operations().stream()
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> run(operation)));
    }

    @Test
    void callsNothingThatIsInNoContract() {
        assertThat(Contracts.operations())
                .extracting(ContractOperation::id)
                .containsAll(scenarios.keySet());
    }

    private void run(ContractOperation operation) {
        Scenario scenario = scenarios.get(operation.id());
        assertThat(scenario).as("%s is called by no scenario", operation).isNotNull();
        List<Scenario.Call> calls = scenario.calls();
        assertThat(calls)
                .as("%s is called to succeed", operation)
                .anyMatch(call -> call.succeeds());
        assertThat(calls)
                .as("%s is called to refuse", operation)
                .anyMatch(call -> !call.succeeds());
        calls.forEach(call -> run(operation, call));
    }

    private void run(ContractOperation operation, Scenario.Call call) {
        Reply reply = call.request().get();
        assertThat(operation.isAskedBy(reply.request()))
                .as("%s, not %s", operation, reply)
                .isTrue();
        assertThat(reply.status()).as("%s", reply).isEqualTo(call.status());
        assertThat(reply.header("Cache-Control"))
                .as("%s", reply)
                .hasValue(call.succeeds() ? operation.cacheControl() : "no-store");
        if (!call.succeeds() && !reply.mediaType().equals("text/html")) {
            assertThat(reply.isProblem()).as("%s is a problem", reply).isTrue();
            assertThat(reply.json().path("trace_id").asString("")).isEqualTo(reply.traceId());
        }
        call.check().accept(reply);
        eventually(
                "the events of " + reply,
                () -> {
                    List<String> events = world.eventsOf(reply.traceId());
                    if (call.succeeds()) {
                        assertThat(events).containsSubsequence(call.causes());
                    } else {
                        assertThat(events).containsExactlyElementsOf(call.causes());
                    }
                });
    }
}
