package com.dashtam.platform.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.events.identity.RegistrationRefusal;
import com.dashtam.events.identity.SessionEnd;
import com.dashtam.events.identity.SessionEnded;
import com.dashtam.events.identity.UserRegistrationAttempted;
import com.dashtam.events.identity.UserRegistrationFailed;
import com.dashtam.events.identity.UserRegistrationSucceeded;
import com.dashtam.kernel.command.Actor;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.event.Topic;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Fact;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.kernel.workflow.Workflow;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.platform.TestPlatform;
import com.dashtam.platform.outbox.Outbox;
import com.dashtam.testing.server.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.TransactionSystemException;

class TransactionalWorkflowsIT {

    private static final Workflow<
                    UserRegistrationAttempted, UserRegistrationSucceeded, UserRegistrationFailed>
            REGISTRATION =
                    Workflow.of(
                            UserRegistrationAttempted.class,
                            UserRegistrationSucceeded.class,
                            UserRegistrationFailed.class);

    private static TestDatabase database;
    private static TestPlatform platform;

    private final UUID user = UUID.randomUUID();
    private final String email = user + "@example.org";

    @BeforeAll
    static void start() throws Exception {
        database = TestDatabase.create();
        platform =
                TestPlatform.start(
                        database,
                        "127.0.0.1:1",
                        Topic.IDENTITY,
                        java.util.Map.of("dashtam.relay.enabled", false));
        try (var owner = database.connectAsOwner();
                var sql = owner.createStatement()) {
            sql.execute("create table note (id uuid primary key)");
            sql.execute("grant all on note to public");
        }
    }

    @AfterAll
    static void stop() {
        platform.close();
        database.close();
    }

    @Test
    void commitsTheAttemptBeforeTheBusinessRuns() {
        Result<String, String> result =
                register(
                        platform.workflows(),
                        () -> {
                            assertThat(phasesSeenByOthers()).containsExactly("attempted");
                            write();
                            return Outcome.done("fine", new UserRegistrationSucceeded(user, email));
                        });

        assertThat(result).isEqualTo(Result.ok("fine"));
        assertThat(phasesSeenByOthers()).containsExactly("attempted", "succeeded");
        assertThat(written()).isTrue();
    }

    @Test
    void keepsOneWorkflowIdAndKeyOverAllPhases() {
        Result<String, String> result =
                register(
                        platform.workflows(),
                        () -> Outcome.done("fine", new UserRegistrationSucceeded(user, email)));

        assertThat(result).isEqualTo(Result.ok("fine"));
        List<String> ids = column("distinct workflow_id::text");
        assertThat(ids).hasSize(1);
        assertThat(column("distinct aggregateid")).hasSize(1).doesNotContain(email);
        assertThat(column("actor")).containsOnly("system:test");
    }

    @Test
    void rollsBackARefusalAndRecordsIt() {
        Result<String, String> result =
                register(
                        platform.workflows(),
                        () -> {
                            write();
                            return Outcome.refused("taken");
                        });

        assertThat(result).isEqualTo(Result.err("taken"));
        assertThat(phasesSeenByOthers()).containsExactly("attempted", "failed");
        assertThat(written()).isFalse();
    }

    @Test
    void keepsTheConsequencesAndFactsOfARefusal() {
        var ended = new SessionEnded(user, user, SessionEnd.token_reuse);

        Result<String, String> result =
                register(
                        platform.workflows(),
                        () -> Outcome.refused("reused", this::write, Fact.about(user, ended)));

        assertThat(result).isEqualTo(Result.err("reused"));
        assertThat(written()).isTrue();
        assertThat(phasesSeenByOthers()).containsExactly("attempted", "failed", "operational");
    }

    @Test
    void recordsAFailureWhenTheBusinessBreaksAndLetsTheExceptionPass() {
        assertThatThrownBy(
                        () -> {
                            Result<String, String> ignored =
                                    register(
                                            platform.workflows(),
                                            () -> {
                                                write();
                                                throw new ArithmeticException("broken");
                                            });
                        })
                .isInstanceOf(ArithmeticException.class);

        assertThat(phasesSeenByOthers()).containsExactly("attempted", "failed");
        assertThat(written()).isFalse();
    }

    @Test
    void recordsNoFailureWhenACommitWentThroughAlthoughItsAnswerWasLost() {
        var workflows =
                new TransactionalWorkflows(
                        platform.get(Outbox.class),
                        UUID::randomUUID,
                        platform.jdbc(),
                        new AnswerLosing(platform.get(PlatformTransactionManager.class)));

        assertThatThrownBy(
                        () -> {
                            Result<String, String> ignored =
                                    register(
                                            workflows,
                                            () ->
                                                    Outcome.done(
                                                            "fine",
                                                            new UserRegistrationSucceeded(
                                                                    user, email)));
                        })
                .isInstanceOf(TransactionSystemException.class);

        assertThat(phasesSeenByOthers()).containsExactly("attempted", "succeeded");
    }

    @Test
    void runsOutsideWorkBetweenTheTransactions() {
        Result<Integer, String> result =
                platform.workflows()
                        .start(REGISTRATION, Caller.system("test"), new EventKey.Email(email))
                        .attempted(new UserRegistrationAttempted(email))
                        .first(() -> Result.<Integer, String>ok(41))
                        .then(number ->
                                Outcome.done(
                                        number + 1, new UserRegistrationSucceeded(user, email)))
                        .otherwise(this::refused, this::broken);

        assertThat(result).isEqualTo(Result.ok(42));
        assertThat(phasesSeenByOthers()).containsExactly("attempted", "succeeded");
    }

    @Test
    void recordsARefusalOfTheOutsideWork() {
        Result<Integer, String> result =
                platform.workflows()
                        .start(REGISTRATION, Caller.system("test"), new EventKey.Email(email))
                        .attempted(new UserRegistrationAttempted(email))
                        .first(() -> Result.<Integer, String>err("away"))
                        .then(number ->
                                Outcome.done(number, new UserRegistrationSucceeded(user, email)))
                        .otherwise(this::refused, this::broken);

        assertThat(result).isEqualTo(Result.err("away"));
        assertThat(phasesSeenByOthers()).containsExactly("attempted", "failed");
    }

    @Test
    void closesADurableRunInALaterTransaction() {
        Transactions transactions = platform.get(Transactions.class);
        Workflows workflows = platform.workflows();
        var caller =
                new Caller(
                        new Actor.User(user),
                        Optional.of("192.0.2.1"),
                        Optional.of("agent"),
                        Optional.empty());
        Workflows.Run run =
                transactions.inTransaction(() ->
                        workflows.open(
                                REGISTRATION,
                                caller,
                                new EventKey.Email(email),
                                new UserRegistrationAttempted(email)));

        String done =
                transactions.inTransaction(() -> {
                    workflows.succeed(
                            REGISTRATION, run, new UserRegistrationSucceeded(user, email));
                    return "done";
                });

        assertThat(done).isEqualTo("done");
        assertThat(phasesSeenByOthers()).containsExactly("attempted", "succeeded");
        assertThat(column("distinct client_ip")).containsExactly("192.0.2.1");
    }

    @Test
    void leavesAPendingWorkflowToWhoeverKeptItsRun() {
        var kept = new AtomicReference<Workflows.Run>();
        Result<String, String> result = register(platform.workflows(), () -> pending(kept));

        assertThat(result).isEqualTo(Result.ok("later"));
        assertThat(written()).isTrue();
        assertThat(phasesSeenByOthers()).containsExactly("attempted", "operational");
        failLater(kept.get());
        failLater(kept.get());
        assertThat(phasesSeenByOthers()).containsExactly("attempted", "operational", "failed");
        assertThat(column("distinct workflow_id::text")).hasSize(1);
    }

    private Outcome<String, UserRegistrationSucceeded, String> pending(
            AtomicReference<Workflows.Run> kept) {
        return new Outcome.Pending<>(
                run -> {
                    kept.set(run);
                    write();
                    return "later";
                },
                List.of(Fact.about(user, new SessionEnded(user, user, SessionEnd.logout))));
    }

    private void failLater(Workflows.Run run) {
        Transactions transactions = platform.get(Transactions.class);
        String done =
                transactions.inTransaction(() -> {
                    platform.workflows().fail(REGISTRATION, run, refused("expired"));
                    return "done";
                });
        assertThat(done).isEqualTo("done");
    }

    @Test
    void refusesAnEventOutsideATransaction() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        platform.workflows()
                                .record(
                                        Fact.about(
                                                user,
                                                new SessionEnded(user, user, SessionEnd.logout)),
                                        Caller.system("test")));
    }

    @Test
    void refusesAnEventThatKafkaWouldRefuse() {
        String huge = "x".repeat(600_000);

        assertThatIllegalStateException()
                .isThrownBy(() -> {
                    var ignored =
                            platform.workflows()
                                    .start(
                                            REGISTRATION,
                                            Caller.system("test"),
                                            new EventKey.Email(email))
                                    .attempted(new UserRegistrationAttempted(huge));
                })
                .withMessageContaining("bytes");
    }

    private Result<String, String> register(
            Workflows workflows,
            Supplier<Outcome<String, UserRegistrationSucceeded, String>> business) {
        return workflows
                .start(REGISTRATION, Caller.system("test"), new EventKey.Email(email))
                .attempted(new UserRegistrationAttempted(email))
                .run(business)
                .otherwise(this::refused, this::broken);
    }

    private UserRegistrationFailed refused(String refusal) {
        return new UserRegistrationFailed(email, RegistrationRefusal.email_taken);
    }

    private UserRegistrationFailed broken() {
        return new UserRegistrationFailed(email, RegistrationRefusal.internal_error);
    }

    private void write() {
        platform.jdbc().sql("insert into note values (:id)").param("id", user).update();
    }

    private boolean written() {
        return platform.jdbc()
                .sql("select exists (select from note where id = :id)")
                .param("id", user)
                .query(Boolean.class)
                .single();
    }

    private List<String> phasesSeenByOthers() {
        return column("phase");
    }

    /** Reads this test's events on another connection: what is not committed is not there. */
    private List<String> column(String expression) {
        try (var connection = database.connect();
                var query =
                        connection.prepareStatement(
                                "select "
                                        + expression
                                        + " from outbox where workflow_id in (select workflow_id"
                                        + " from outbox where position(?::bytea in payload) > 0)"
                                        + (expression.startsWith("distinct")
                                                ? ""
                                                : " order by sequence"))) {
            query.setBytes(1, email.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            var found = new java.util.ArrayList<String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Commits, and then acts as if the connection had broken before the answer came. */
    private record AnswerLosing(PlatformTransactionManager delegate)
            implements PlatformTransactionManager {

        private static final java.util.concurrent.atomic.AtomicInteger COMMITS =
                new java.util.concurrent.atomic.AtomicInteger();

        AnswerLosing {
            COMMITS.set(0);
        }

        @Override
        public TransactionStatus getTransaction(
                @org.jspecify.annotations.Nullable TransactionDefinition definition) {
            return delegate.getTransaction(definition);
        }

        @Override
        public void commit(TransactionStatus status) {
            delegate.commit(status);
            if (COMMITS.incrementAndGet() == 2) {
                throw new TransactionSystemException("the answer was lost");
            }
        }

        @Override
        public void rollback(TransactionStatus status) {
            delegate.rollback(status);
        }
    }
}
