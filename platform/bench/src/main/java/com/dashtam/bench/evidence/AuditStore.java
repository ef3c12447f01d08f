package com.dashtam.bench.evidence;

import com.dashtam.bench.reconcile.Trail.AuditRow;
import com.dashtam.bench.reconcile.Trail.OpenWorkflow;
import com.dashtam.kernel.workflow.Phase;
import java.util.List;

/** What audit-service has stored. */
final class AuditStore {

    private final Database database;

    AuditStore(Database database) {
        this.database = database;
    }

    List<AuditRow> records() {
        return database.list(
                "select record_id, event_id, source, action, workflow_id, phase from audit_record",
                row ->
                        new AuditRow(
                                Database.id(row, "record_id"),
                                Database.id(row, "event_id"),
                                row.getString("source"),
                                row.getString("action"),
                                Database.id(row, "workflow_id"),
                                Phase.parse(row.getString("phase"))));
    }

    List<OpenWorkflow> open() {
        return database.list(
                "select workflow_id, workflow from open_workflow",
                row ->
                        new OpenWorkflow(
                                Database.id(row, "workflow_id"), row.getString("workflow")));
    }
}
