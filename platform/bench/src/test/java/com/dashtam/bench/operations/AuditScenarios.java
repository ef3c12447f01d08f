package com.dashtam.bench.operations;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.client.Caller;
import com.dashtam.bench.client.Reply;
import com.dashtam.bench.system.World;
import com.dashtam.local.system.Component;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** The trail, for auditors alone. */
final class AuditScenarios {

    private static final String RECORDS = "/api/v1/audit/records";
    private static final String STORED = "dashtam.audit.record.stored";

    private final World world;

    AuditScenarios(World world) {
        this.world = world;
    }

    Map<String, Scenario> all() {
        return Map.of(
                "searchAuditRecords",
                search(),
                "getAuditRecord",
                get(),
                "listOpenWorkflows",
                Scenario.succeeds(
                                200,
                                () -> world.auditor().get("/api/v1/audit/open-workflows"),
                                reply -> assertThat(reply.json().has("overdue_count")).isTrue(),
                                STORED)
                        .refuses(403, () -> user().get("/api/v1/audit/open-workflows")));
    }

    /** The search itself is on the trail, and so on the audit topic. */
    private Scenario search() {
        return Scenario.succeeds(
                        200,
                        this::recordsOfTheCustomer,
                        reply -> {
                            assertThat(reply.items("records"))
                                    .extracting(record -> record.required("action").asString())
                                    .contains("user_registered");
                            world.rows(
                                    Component.AUDIT,
                                    "select action from audit_record where traceparent like ?",
                                    found -> assertThat(found).containsExactly("data_viewed"),
                                    "00-" + reply.traceId() + "-%");
                        },
                        STORED)
                .refuses(403, () -> user().get(RECORDS));
    }

    private Reply recordsOfTheCustomer() {
        UUID user = world.customer().person().tokens().userId();
        AtomicReference<Reply> found = new AtomicReference<>();
        eventually(
                "the customer's registration on the trail",
                () -> {
                    Reply reply =
                            world.auditor()
                                    .get(RECORDS + "?action=user_registered&user_id=" + user)
                                    .expect(200);
                    found.set(reply);
                    assertThat(reply.items("records")).hasSize(1);
                });
        return found.get();
    }

    private Scenario get() {
        return Scenario.succeeds(
                        200,
                        () ->
                                world.auditor()
                                        .get(
                                                RECORDS
                                                        + "/"
                                                        + recordsOfTheCustomer()
                                                                .items("records")
                                                                .getFirst()
                                                                .required("record_id")
                                                                .asString()),
                        reply -> assertThat(reply.text("action")).isEqualTo("user_registered"),
                        STORED)
                .refuses(404, () -> world.auditor().get(RECORDS + "/" + new UUID(0, 1)), STORED);
    }

    private Caller user() {
        return world.customer().person().caller();
    }
}
