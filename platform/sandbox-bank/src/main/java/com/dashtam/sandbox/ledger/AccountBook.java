package com.dashtam.sandbox.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of one account and the balance that they make. Guarded by its ledger. */
final class AccountBook {
    /** A pending row that will settle by itself. */
    private record Due(String id, LocalDate day, Cents amount) {}

    private final String id;
    private final AccountKind kind;
    private final Journal journal;
    private final Map<String, Transaction> rows = new HashMap<>();
    private final List<Due> dues = new ArrayList<>();
    private Cents balance;
    private Cents pending = Cents.ZERO;
    private LocalDate day = LocalDate.EPOCH;
    private int bookedToday;
    private @Nullable List<Transaction> sorted;

    AccountBook(String id, AccountKind kind, Journal journal) {
        this.id = id;
        this.kind = kind;
        this.journal = journal;
        this.balance = kind.opening();
    }

    String id() {
        return id;
    }

    AccountKind kind() {
        return kind;
    }

    Cents balance() {
        return balance;
    }

    /** Begins a day: what falls due settles first. */
    void open(LocalDate today) {
        Instant midnight = today.atStartOfDay(ZoneOffset.UTC).toInstant();
        List<Due> falling = dues.stream().filter(due -> !due.day.isAfter(today)).toList();
        dues.removeAll(falling);
        for (Due due : falling) {
            if (rows.containsKey(due.id)) {
                settle(due.id, Digest.id(due.id, "settled"), due.amount, midnight);
            }
        }
    }

    void post(Entry entry, Instant at) {
        add(row(nextId(at), entry, at, true));
    }

    /**
     * Books a pending row that settles at the start of a later day, perhaps with another amount.
     */
    void authorize(Entry entry, Instant at, LocalDate settlesOn, Cents settledAmount) {
        Transaction row = row(nextId(at), entry, at, false);
        add(row);
        dues.add(new Due(row.id(), settlesOn, settledAmount));
    }

    void add(Transaction row) {
        if (rows.putIfAbsent(row.id(), row) != null) {
            throw new LedgerConflictException("there is a transaction " + row.id() + " already");
        }
        journal.booked(id, row.id());
        count(row, 1);
    }

    /** Corrects what a row says. */
    Transaction amend(String transactionId, Cents amount, String description) {
        Transaction before = row(transactionId);
        Transaction after = before.amended(amount, description);
        rows.put(transactionId, after);
        journal.changed(transactionId);
        count(before, -1);
        count(after, 1);
        return after;
    }

    /** Takes a row out of the book, with its effect on the balance. */
    void remove(String transactionId) {
        Transaction row = row(transactionId);
        rows.remove(transactionId);
        journal.removed(transactionId);
        count(row, -1);
    }

    boolean contains(String transactionId) {
        return rows.containsKey(transactionId);
    }

    Transaction row(String transactionId) {
        Transaction row = rows.get(transactionId);
        if (row == null) {
            throw new LedgerConflictException("there is no transaction " + transactionId);
        }
        return row;
    }

    Transaction settle(String pendingId, String newId, Cents amount, Instant at) {
        Transaction row = row(pendingId);
        if (!row.pending()) {
            throw new LedgerConflictException("the transaction is not pending");
        }
        if (!newId.equals(pendingId) && rows.containsKey(newId)) {
            throw new LedgerConflictException("there is a transaction " + newId + " already");
        }
        Transaction posted = row.settled(newId, amount, at);
        remove(pendingId);
        add(posted);
        return posted;
    }

    /** Lets go of rows made before an instant; their effect on the balance stays. */
    void forget(Instant before) {
        List<Transaction> old =
                rows.values().stream()
                        .filter(row -> !row.pending() && row.madeAt().isBefore(before))
                        .toList();
        for (Transaction row : old) {
            rows.remove(row.id());
            journal.forgotten(row.id());
        }
        sorted = null;
    }

    /** The same list again as long as nothing is booked or let go of. */
    List<Transaction> newestFirst() {
        List<Transaction> known = sorted;
        if (known == null) {
            known = rows.values().stream().sorted(Transaction.NEWEST_FIRST).toList();
            sorted = known;
        }
        return known;
    }

    Cents pending() {
        return pending;
    }

    private void count(Transaction row, int sign) {
        sorted = null;
        Cents effect = sign > 0 ? row.effect() : row.effect().negated();
        if (row.pending()) {
            pending = pending.plus(effect);
        } else {
            balance = balance.plus(effect);
        }
    }

    private String nextId(Instant at) {
        LocalDate date = at.atOffset(ZoneOffset.UTC).toLocalDate();
        bookedToday = date.equals(day) ? bookedToday + 1 : 0;
        day = date;
        return Digest.id(id, date.toString(), Integer.toString(bookedToday));
    }

    private static Transaction row(String id, Entry entry, Instant at, boolean posted) {
        return new Transaction(
                id,
                null,
                entry.direction(),
                entry.amount(),
                entry.type(),
                entry.description(),
                entry.payee(),
                entry.category(),
                at,
                posted ? at : null,
                entry.trade(),
                entry.foreign());
    }
}
