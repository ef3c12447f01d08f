package com.dashtam.bench.chaos;

import com.dashtam.bench.client.Person;
import com.dashtam.bench.client.Reply;
import com.dashtam.bench.client.Statements;
import com.dashtam.bench.client.SystemClient;
import com.dashtam.bench.client.UnansweredException;
import com.dashtam.bench.client.UnexpectedAnswerException;
import com.dashtam.bench.journal.Command;
import com.dashtam.bench.journal.Journal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A user who never gives up: whatever he does may be refused or go unanswered, and he goes on from
 * what he knows. Only what was answered with success is entered in the journal.
 */
final class Customer {

    private static final String PROVIDERS = "/api/v1/providers";
    private static final int MOST_CONNECTIONS = 2;

    private final SystemClient system;
    private final Journal journal;
    private final Tally tally;
    private final RandomGenerator random;
    private final Person person;
    private final List<UUID> connections = new ArrayList<>();
    private final Map<UUID, String> logins = new HashMap<>();
    private boolean registered;
    private boolean verified;

    Customer(SystemClient system, Journal journal, Tally tally, RandomGenerator random) {
        this.system = system;
        this.journal = journal;
        this.tally = tally;
        this.random = random;
        this.person = system.newcomer();
    }

    Person person() {
        return person;
    }

    /** Those that he has not ended. */
    List<UUID> connections() {
        return List.copyOf(connections);
    }

    /** Each connection has one of its own at the bank: the same again would renew it. */
    String loginOf(UUID connection) {
        return Objects.requireNonNull(logins.get(connection));
    }

    boolean isSettled() {
        return !connections.isEmpty();
    }

    /** Does the next thing. */
    void act() {
        try {
            if (!verified) {
                becomeUser();
            } else if (!person.isSignedIn()) {
                signIn();
            } else if (connections.isEmpty()) {
                connect();
            } else {
                actAtWill();
            }
        } catch (UnansweredException | UnexpectedAnswerException e) {
            tally.meetFailure();
        }
    }

    private void becomeUser() {
        if (!registered) {
            registered =
                    attempt(person::register, 201, _ -> new Command.Register(person.email()))
                            .isPresent();
            return;
        }
        Optional<String> token = system.mailbox().tokenSentTo(person.email());
        if (token.isPresent()) {
            // Of two mails the newer may hold a token whose sending was rolled back: try both ways.
            verified =
                    attempt(
                                            () -> person.verify().orElseThrow(),
                                            201,
                                            _ -> new Command.Verify(person.email()))
                                    .isPresent()
                            || signIn();
        }
    }

    private boolean signIn() {
        return attempt(
                        person::signIn,
                        201,
                        _ ->
                                new Command.SignIn(
                                        person.tokens().userId(),
                                        person.tokens().sessionId(),
                                        person.tokens().refreshHash()))
                .isPresent();
    }

    private void connect() {
        String alias = "Bank " + random.nextInt(1_000);
        String login = person.name() + "-" + random.nextInt(1_000_000);
        attempt(() -> person.startConnection(alias))
                .filter(reply -> reply.is(201))
                .map(reply -> person.consent(reply, login))
                .flatMap(callback ->
                        attempt(
                                () -> person.complete(callback),
                                201,
                                reply ->
                                        new Command.Connect(
                                                person.tokens().userId(), reply.id("id"))))
                .ifPresent(reply -> {
                    connections.add(reply.id("id"));
                    logins.put(reply.id("id"), login);
                });
    }

    private void actAtWill() {
        UUID connection = connections.get(random.nextInt(connections.size()));
        int draw = random.nextInt(100);
        if (draw < 25) {
            rename(connection);
        } else if (draw < 45) {
            refresh();
        } else if (draw < 65) {
            sync(connection);
        } else if (draw < 75) {
            importFile();
        } else if (draw < 85) {
            signOut();
        } else if (draw < 93) {
            attempt(() -> person.caller().get("/api/v1/accounts"));
        } else if (draw < 97 && connections.size() < MOST_CONNECTIONS) {
            connect();
        } else {
            disconnect(connection);
        }
    }

    private void rename(UUID connection) {
        String alias = "Bank " + random.nextInt(1_000);
        attempt(
                () -> person.caller().patch(PROVIDERS + "/" + connection, Map.of("alias", alias)),
                200,
                _ -> new Command.Rename(connection, alias));
    }

    /** A token that may have been exchanged unseen is tried once more, then a new sign-in helps. */
    private void refresh() {
        for (int tries = 0; tries < 2; tries++) {
            Optional<Reply> reply =
                    attempt(
                            person::refresh,
                            201,
                            _ ->
                                    new Command.Refresh(
                                            person.tokens().sessionId(),
                                            person.tokens().refreshHash()));
            if (reply.isPresent() || !person.isSignedIn()) {
                return;
            }
        }
        person.forgetTokens();
    }

    private void signOut() {
        UUID session = person.tokens().sessionId();
        attempt(person::signOut, 204, _ -> new Command.SignOut(session));
        person.forgetTokens();
    }

    private void sync(UUID connection) {
        Map<String, Object> order =
                Map.of("connection_id", connection, "scope", "accounts", "force", true);
        attempt(() -> person.caller().post("/api/v1/syncs", order))
                .ifPresent(reply -> {
                    switch (reply.status()) {
                        case 201 -> note(new Command.StartSync(connection, reply.id("id")), reply);
                        case 200 -> note(new Command.JoinSync(connection, reply.id("id")), reply);
                        default -> {}
                    }
                });
    }

    private void importFile() {
        byte[] file = Statements.checking("7" + random.nextInt(100_000, 999_999));
        attempt(
                () -> person.caller().upload("/api/v1/imports", "statement.ofx", file),
                201,
                reply -> new Command.StartImport(person.tokens().userId(), reply.id("id")));
    }

    private void disconnect(UUID connection) {
        attempt(
                        () -> person.caller().delete(PROVIDERS + "/" + connection),
                        204,
                        _ -> new Command.Disconnect(connection))
                .ifPresent(_ -> connections.remove(connection));
    }

    private Optional<Reply> attempt(
            Supplier<Reply> request, int success, Function<Reply, Command> command) {
        Optional<Reply> reply = attempt(request).filter(answer -> answer.is(success));
        reply.ifPresent(answer -> note(command.apply(answer), answer));
        return reply;
    }

    private void note(Command command, Reply reply) {
        journal.acknowledged(command, reply.traceId());
        tally.acknowledge();
    }

    /** What came back, if anything did. An ended session makes him sign in again. */
    private Optional<Reply> attempt(Supplier<Reply> request) {
        tally.begin();
        try {
            Reply reply = request.get();
            if (reply.status() >= 500) {
                tally.meetFailure();
            } else if (reply.status() >= 400) {
                tally.refuse();
            }
            if (reply.is(401)) {
                person.forgetTokens();
            }
            return Optional.of(reply);
        } catch (UnansweredException e) {
            tally.goUnanswered();
            return Optional.empty();
        }
    }
}
