package com.dashtam.bench.chaos;

import com.dashtam.bench.client.Bank;
import com.dashtam.bench.client.Person;
import com.dashtam.bench.client.Reply;
import com.dashtam.bench.client.UnansweredException;
import com.dashtam.bench.client.UnexpectedAnswerException;
import com.dashtam.bench.evidence.Collector;
import com.dashtam.bench.evidence.EvidenceException;
import com.dashtam.bench.journal.Journal;
import com.dashtam.bench.reconcile.Domain.Book;
import com.dashtam.bench.reconcile.Reconciler;
import com.dashtam.bench.reconcile.Reconciliation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** When all is up again: a last sync of each connection, a time of quiet, the comparison. */
final class Aftermath {

    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Collector collector;
    private final Journal journal;
    private final Bank bank;

    Aftermath(Collector collector, Journal journal, Bank bank) {
        this.collector = collector;
        this.journal = journal;
        this.bank = bank;
    }

    /** Clean, or what was still different after two minutes. */
    Reconciliation reconcile(List<Customer> customers) {
        List<Book> books = new ArrayList<>();
        for (Customer customer : customers) {
            for (UUID connection : customer.connections()) {
                syncOnceMore(customer.person(), connection);
                books.addAll(books(customer.loginOf(connection), connection));
            }
        }
        long deadline = System.nanoTime() + LIMIT.toNanos();
        Reconciliation last = compared(books);
        while (!last.isClean() && System.nanoTime() < deadline) {
            Pause.of(POLL);
            last = compared(books);
        }
        return last;
    }

    private Reconciliation compared(List<Book> books) {
        return within(
                "evidence",
                () -> {
                    try {
                        return Optional.of(
                                Reconciler.reconcile(collector.take(journal.entries(), books)));
                    } catch (EvidenceException e) {
                        return Optional.empty();
                    }
                });
    }

    private void syncOnceMore(Person person, UUID connection) {
        UUID job = within("a last sync of " + connection, () -> start(person, connection));
        within(
                "the end of the last sync of " + connection,
                () ->
                        answer(person, () -> person.caller().get("/api/v1/syncs/" + job))
                                .filter(reply -> reply.json().has("finished_at"))
                                .filter(reply -> reply.text("status").equals("succeeded")));
    }

    /** Not one that was under way already: that may have read before the last posting. */
    private static Optional<UUID> start(Person person, UUID connection) {
        Map<String, Object> order = Map.of("connection_id", connection, "force", true);
        return answer(person, () -> person.caller().post("/api/v1/syncs", order))
                .filter(reply -> reply.is(201))
                .map(reply -> reply.id("id"));
    }

    private static Optional<Reply> answer(Person person, Supplier<Reply> request) {
        try {
            if (!person.isSignedIn() && !person.signIn().is(201)) {
                return Optional.empty();
            }
            Reply reply = request.get();
            if (reply.is(401)) {
                person.forgetTokens();
            }
            return Optional.of(reply).filter(found -> found.status() < 300);
        } catch (UnansweredException | UnexpectedAnswerException e) {
            return Optional.empty();
        }
    }

    private List<Book> books(String login, UUID connection) {
        return bank.accounts(login).stream()
                .map(account ->
                        new Book(
                                connection,
                                account.required("account_id").asString(),
                                account.required("transactions").asLong()))
                .toList();
    }

    private static <T> T within(String what, Supplier<Optional<T>> question) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<T> answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            Pause.of(POLL);
        }
        throw new ChaosException("after " + LIMIT.toSeconds() + " s there is not " + what);
    }
}
