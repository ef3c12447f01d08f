package com.dashtam.audit.infrastructure.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.audit.domain.workflow.OpenWorkflows;
import com.dashtam.audit.domain.workflow.OpenWorkflowsContract;
import com.dashtam.audit.domain.workflow.WorkflowChanges;
import com.dashtam.audit.domain.workflow.WorkflowStep;
import com.dashtam.audit.fixture.AuditDatabase;
import com.dashtam.kernel.workflow.Phase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class JdbcOpenWorkflowsIT extends OpenWorkflowsContract {

    private static AuditDatabase database;
    private static OpenWorkflows workflows;

    @BeforeAll
    static void start() throws SQLException {
        database = AuditDatabase.create();
        workflows = new JdbcOpenWorkflows(database.jdbc());
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Override
    protected OpenWorkflows workflows() {
        return workflows;
    }

    @Override
    protected void empty() {
        database.jdbc().sql("delete from open_workflow").update();
    }

    @Test
    void joinsBothEndsWhenTwoReplicasSeeOneEach() throws Exception {
        UUID id = UUID.randomUUID();
        var transaction = new TransactionTemplate(database.get(PlatformTransactionManager.class));
        var attemptWritten = new CountDownLatch(1);
        var outcomeUnderWay = new CountDownLatch(1);

        CompletableFuture<Void> attempt =
                CompletableFuture.runAsync(() ->
                        transaction.executeWithoutResult(status -> {
                            workflows.apply(changes(id, Phase.ATTEMPTED));
                            attemptWritten.countDown();
                            await(outcomeUnderWay);
                        }));
        await(attemptWritten);
        CompletableFuture<Void> outcome =
                CompletableFuture.runAsync(() ->
                        transaction.executeWithoutResult(
                                status -> workflows.apply(changes(id, Phase.SUCCEEDED))));
        outcomeUnderWay.countDown();
        CompletableFuture.allOf(attempt, outcome).get();

        assertThat(database.jdbc().sql("select 1 from open_workflow").query().listOfRows())
                .isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static WorkflowChanges changes(UUID id, Phase phase) {
        return WorkflowChanges.of(
                List.of(
                        new WorkflowStep(
                                id,
                                "import",
                                "sync-service",
                                phase,
                                Instant.EPOCH,
                                Optional.empty())));
    }
}
