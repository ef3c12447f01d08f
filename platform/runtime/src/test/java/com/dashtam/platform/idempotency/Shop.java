package com.dashtam.platform.idempotency;

import com.dashtam.events.identity.RegistrationRefusal;
import com.dashtam.events.identity.UserRegistrationAttempted;
import com.dashtam.events.identity.UserRegistrationFailed;
import com.dashtam.events.identity.UserRegistrationSucceeded;
import com.dashtam.kernel.command.Actor;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.kernel.workflow.Workflow;
import com.dashtam.kernel.workflow.Workflows;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Use cases whose course a test decides, by the name of what is sent. */
final class Shop {

    /** Why nothing is sent. */
    enum Refusal {
        SOLD_OUT,
        CLOSED_FOR_NOW
    }

    /** What a crash would be: nothing after it happens. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final Workflow<
                    UserRegistrationAttempted, UserRegistrationSucceeded, UserRegistrationFailed>
            SENDING =
                    Workflow.of(
                            UserRegistrationAttempted.class,
                            UserRegistrationSucceeded.class,
                            UserRegistrationFailed.class);

    private static final ConcurrentMap<String, Runnable> AFTER_ATTEMPT = new ConcurrentHashMap<>();
    private static final ConcurrentMap<String, Supplier<Result<UUID, Refusal>>> BUSINESS =
            new ConcurrentHashMap<>();

    private final Workflows workflows;
    private final Transactions transactions;
    private final JdbcClient jdbc;

    Shop(Workflows workflows, Transactions transactions, JdbcClient jdbc) {
        this.workflows = workflows;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /** What happens once between the transactions of the next sending of this name. */
    static void afterAttempt(String name, Runnable course) {
        AFTER_ATTEMPT.put(name, course);
    }

    /** What the next business of this name does after it has written its row. */
    static void business(String name, Supplier<Result<UUID, Refusal>> course) {
        BUSINESS.put(name, course);
    }

    /** A workflow that ends within the request. */
    Result<UUID, Refusal> send(String name, Caller caller) {
        var user = (Actor.User) caller.actor();
        var sending =
                workflows
                        .start(SENDING, caller, new EventKey.User(user.id()))
                        .attempted(new UserRegistrationAttempted(name));
        AFTER_ATTEMPT.getOrDefault(name, () -> {}).run();
        return sending.<UUID, Refusal>run(() ->
                        switch (write(name, user)) {
                            case Result.Ok<UUID, Refusal>(var id) ->
                                    Outcome.done(
                                            id, new UserRegistrationSucceeded(user.id(), name));
                            case Result.Err<UUID, Refusal>(var refusal) -> Outcome.refused(refusal);
                        })
                .otherwise(_ -> failed(name), () -> failed(name));
    }

    /** A durable workflow, opened in the transaction that decides. */
    Result<UUID, Refusal> place(String name, Caller caller) {
        var user = (Actor.User) caller.actor();
        return transactions.decide(() -> write(name, user).map(id -> opened(id, name, caller)));
    }

    private UUID opened(UUID id, String name, Caller caller) {
        var key = new EventKey.User(((Actor.User) caller.actor()).id());
        var ignored = workflows.open(SENDING, caller, key, new UserRegistrationAttempted(name));
        return id;
    }

    private Result<UUID, Refusal> write(String name, Actor.User user) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into parcel values (:id, :owner)")
                .param("id", id)
                .param("owner", user.id())
                .update();
        return BUSINESS.getOrDefault(name, () -> Result.ok(id)).get();
    }

    private static UserRegistrationFailed failed(String name) {
        return new UserRegistrationFailed(name, RegistrationRefusal.internal_error);
    }
}
