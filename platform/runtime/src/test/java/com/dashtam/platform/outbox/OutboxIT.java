package com.dashtam.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.dashtam.events.identity.UserLoginAttempted;
import com.dashtam.events.identity.UserLogoutAttempted;
import com.dashtam.kernel.command.Actor;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.event.Topic;
import com.dashtam.platform.TestPlatform;
import com.dashtam.platform.outbox.Outbox.Entry;
import com.dashtam.testing.server.TestDatabase;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class OutboxIT {

    private static final Caller CALLER =
            new Caller(
                    new Actor.Anonymous(),
                    Optional.of("192.0.2.7"),
                    Optional.of("x".repeat(600)),
                    Optional.of("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
                    Optional.of(UUID.fromString("019b0a5d-ac96-774b-bcce-b302099a805a")));

    private static TestDatabase database;
    private static TestPlatform platform;

    private static Outbox outbox;
    private static TransactionTemplate transaction;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        platform =
                TestPlatform.start(
                        database,
                        "127.0.0.1:1",
                        Topic.IDENTITY,
                        Map.of("dashtam.relay.enabled", false));
        outbox = platform.get(Outbox.class);
        transaction = new TransactionTemplate(platform.get(PlatformTransactionManager.class));
    }

    @AfterAll
    static void stop() {
        platform.close();
        database.close();
    }

    @Test
    void appendsManyEventsInTheOrderGiven() {
        List<Entry> entries =
                IntStream.range(0, 300)
                        .mapToObj(n -> loginAttempted("user%d@example.test".formatted(n)))
                        .toList();

        List<UUID> ids = transaction.execute(status -> outbox.appendAll(entries));

        assertThat(storedIdsInOrder(ids)).hasSize(300).isEqualTo(ids);
    }

    @Test
    void writesEveryColumnOfEveryEvent() {
        UUID user = UUID.randomUUID();
        UUID session = UUID.randomUUID();
        var workflow = UUID.randomUUID();
        var logout =
                new Entry(
                        new UserLogoutAttempted(user, session),
                        new EventKey.User(user),
                        workflow,
                        Caller.system("test"));

        List<UUID> ids =
                transaction.execute(status ->
                        outbox.appendAll(List.of(logout, loginAttempted("a@example.test"))));

        assertThat(row(ids.getFirst()))
                .containsEntry("aggregatetype", "dashtam.identity.events.v1")
                .containsEntry("aggregateid", user.toString())
                .containsEntry("type", "dashtam.identity.user_logout.attempted")
                .containsEntry("subject", session.toString())
                .containsEntry("workflow", "user_logout")
                .containsEntry("workflow_id", workflow)
                .containsEntry("phase", "attempted")
                .containsEntry("actor", "system:test")
                .containsEntry("client_ip", null)
                .containsEntry("traceparent", null)
                .containsEntry("session_id", null);
        assertThat(row(ids.getLast()))
                .containsEntry("type", "dashtam.identity.user_login.attempted")
                .containsEntry("subject", null)
                .containsEntry("actor", "anonymous")
                .containsEntry("client_ip", "192.0.2.7")
                .containsEntry("user_agent", "x".repeat(Outbox.MAX_USER_AGENT_CHARS))
                .containsEntry("session_id", CALLER.sessionId().orElseThrow());
    }

    @Test
    void appendsNothingForAnEmptyList() {
        long before = count();

        assertThat(transaction.<List<UUID>>execute(status -> outbox.appendAll(List.of())))
                .isEmpty();
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void refusesToAppendOutsideATransaction() {
        assertThatIllegalStateException()
                .isThrownBy(() -> outbox.appendAll(List.of(loginAttempted("b@example.test"))))
                .withMessageContaining("transaction");
    }

    @Test
    void appendsNoneWhenOneIsTooLarge() {
        long before = count();
        var huge = loginAttempted("x".repeat(Outbox.MAX_PAYLOAD_BYTES));

        assertThatIllegalStateException()
                .isThrownBy(() ->
                        transaction.execute(status ->
                                outbox.appendAll(List.of(loginAttempted("c@example.test"), huge))))
                .withMessageContaining("bytes");
        assertThat(count()).isEqualTo(before);
    }

    private static Entry loginAttempted(String email) {
        return new Entry(
                new UserLoginAttempted(email),
                new EventKey.Email(email),
                UUID.randomUUID(),
                CALLER);
    }

    private List<UUID> storedIdsInOrder(List<UUID> ids) {
        return platform.jdbc()
                .sql("select id from outbox where id = any (:ids) order by sequence")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
    }

    private Map<String, Object> row(UUID id) {
        return Collections.unmodifiableMap(
                platform.jdbc()
                        .sql("select * from outbox where id = :id")
                        .param("id", id)
                        .query()
                        .singleRow());
    }

    private long count() {
        return platform.jdbc().sql("select count(*) from outbox").query(Long.class).single();
    }
}
