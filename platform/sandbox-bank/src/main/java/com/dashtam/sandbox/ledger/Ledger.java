package com.dashtam.sandbox.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One customer's accounts. The rows of a day follow from the seed, the customer and the day alone;
 * purchases are booked overnight, so that no row lies in the future.
 */
public final class Ledger {
    /** How far back rows are shown. */
    public static final int HISTORY_YEARS = 2;

    /** Every book begins here, whenever it is written: what a row says never depends on that. */
    private static final LocalDate OPENED_ON = LocalDate.of(2024, 1, 1);

    private static final int MOST_ORDERS = 10_000;

    private final long seed;
    private final Customer customer;
    private final Journal journal = new Journal();
    private final Books books;
    private final String instance = UUID.randomUUID().toString();
    private final Spending spending;
    private final Obligations obligations;
    private final Investing investing;
    private LocalDate today;
    private int orders;
    private boolean pristine = true;
    private long lastPristine;

    Ledger(long seed, Customer customer, LocalDate today) {
        this.seed = seed;
        this.customer = customer;
        this.books = new Books(seed, customer.id(), journal);
        this.spending = new Spending(books);
        this.obligations = new Obligations(books, draws("terms"));
        this.investing = new Investing(books, OPENED_ON);
        this.today = OPENED_ON;
        advanceTo(today);
    }

    public Customer customer() {
        return customer;
    }

    public synchronized List<Account> accounts() {
        return books.all().stream().map(this::snapshot).toList();
    }

    public synchronized Optional<Account> account(String accountId) {
        return book(accountId).map(this::snapshot);
    }

    /**
     * Adds rows by order of a test: all or none. A row without an id gets one.
     *
     * @throws LedgerConflictException when an id is taken or too many orders were taken
     */
    public synchronized List<Transaction> post(AccountKind kind, List<Order> placed) {
        if (orders + placed.size() > MOST_ORDERS) {
            throw new LedgerConflictException("no more than " + MOST_ORDERS + " orders are taken");
        }
        AccountBook book = books.of(kind);
        List<Transaction> rows = placed.stream().map(order -> row(book, order)).toList();
        Set<String> ids = new HashSet<>();
        for (Transaction row : rows) {
            if (!ids.add(row.id()) || books.holding(row.id()).isPresent()) {
                throw new LedgerConflictException(
                        "there is a transaction " + row.id() + " already");
            }
        }
        touch();
        rows.forEach(book::add);
        return rows;
    }

    /**
     * Settles a pending row.
     *
     * @throws LedgerConflictException when the row is unknown or posted, or the new id taken
     */
    public synchronized Transaction settle(
            String pendingId, Optional<String> newId, Optional<Cents> newAmount, Instant at) {
        AccountBook book = bookOf(pendingId);
        touch();
        return book.settle(
                pendingId,
                newId.orElseGet(() -> Digest.id(pendingId, "settled")),
                newAmount.orElseGet(() -> book.row(pendingId).amount()),
                at);
    }

    /**
     * Corrects what a row says.
     *
     * @throws LedgerConflictException when the row is unknown
     */
    public synchronized Transaction amend(
            String id, Optional<Cents> newAmount, Optional<String> newDescription) {
        AccountBook book = bookOf(id);
        Transaction row = book.row(id);
        touch();
        return book.amend(
                id, newAmount.orElse(row.amount()), newDescription.orElse(row.description()));
    }

    /**
     * Takes a row out of the books.
     *
     * @throws LedgerConflictException when the row is unknown
     */
    public synchronized void remove(String id) {
        AccountBook book = bookOf(id);
        touch();
        book.remove(id);
    }

    private AccountBook bookOf(String transactionId) {
        return books.holding(transactionId)
                .orElseThrow(() -> new LedgerConflictException("there is no such transaction"));
    }

    private void touch() {
        if (pristine) {
            lastPristine = journal.places();
            pristine = false;
        }
    }

    /** How many things were done to the books, each of which has a place in their order. */
    public synchronized long places() {
        return journal.places();
    }

    /**
     * What tells these books from others that are written for the same customer: what follows from
     * the seed alone is alike in all of them.
     */
    public synchronized String era(long place) {
        return pristine || place <= lastPristine ? "seed" : instance;
    }

    /** What came about, changed or went after a place, in the order in which it last did. */
    public synchronized List<Change> changesAfter(long place) {
        return journal.after(place)
                .map(entry -> change(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Change::place))
                .toList();
    }

    private Change change(String rowId, Journal.Trace trace) {
        Optional<Transaction> row =
                trace.gone()
                        ? Optional.empty()
                        : book(trace.accountId()).map(book -> book.row(rowId));
        return new Change(trace.last(), trace.booked(), trace.accountId(), rowId, row);
    }

    /** Whether everything here follows from the seed. */
    synchronized boolean pristine() {
        return pristine;
    }

    synchronized void advanceTo(LocalDate day) {
        while (today.isBefore(day)) {
            spending.on(today, draws("spending", today.toString()));
            today = today.plusDays(1);
            books.all().forEach(book -> book.open(today));
            Draws draws = draws("obligations", today.toString());
            obligations.on(today, draws);
            investing.on(today, draws);
        }
        Instant shown = today.minusYears(HISTORY_YEARS).atStartOfDay(ZoneOffset.UTC).toInstant();
        books.all().forEach(book -> book.forget(shown));
    }

    private Transaction row(AccountBook book, Order order) {
        String id =
                order.id().orElseGet(() -> Digest.id(book.id(), "order", Integer.toString(orders)));
        orders++;
        return order.row(id);
    }

    private Optional<AccountBook> book(String accountId) {
        return books.all().stream().filter(book -> book.id().equals(accountId)).findFirst();
    }

    private Account snapshot(AccountBook book) {
        boolean invested = book.kind().category() == AccountCategory.INVESTMENT_ACCOUNT;
        return new Account(
                book.id(),
                book.kind(),
                number(book),
                book.balance(),
                book.pending(),
                today.atStartOfDay(ZoneOffset.UTC).toInstant(),
                book.newestFirst(),
                invested ? investing.holdings(today) : List.of());
    }

    private static String number(AccountBook book) {
        long digits = Math.floorMod(Digest.number(book.id(), "number"), 1_000_000_000_000L);
        return String.format("%012d", digits);
    }

    private Draws draws(String... topic) {
        String[] seeds = new String[topic.length + 2];
        seeds[0] = Long.toString(seed);
        seeds[1] = customer.id();
        System.arraycopy(topic, 0, seeds, 2, topic.length);
        return new Draws(seeds);
    }
}
