package com.dashtam.sandbox.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * One customer's accounts. The rows of a day follow from the seed, the customer and the day alone;
 * purchases are booked overnight, so that no row lies in the future.
 */
public final class Ledger {
    private final long seed;
    private final Customer customer;
    private final Books books;
    private final Spending spending;
    private final Obligations obligations;
    private final Investing investing;
    private LocalDate today;
    private int orders;

    Ledger(long seed, Customer customer, LocalDate openedOn, LocalDate today) {
        this.seed = seed;
        this.customer = customer;
        this.books = new Books(seed, customer.id());
        this.spending = new Spending(books);
        this.obligations = new Obligations(books, draws("terms"));
        this.investing = new Investing(books, openedOn);
        this.today = openedOn;
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
     * Adds a row by order of a test. A row without an id gets one.
     *
     * @throws IllegalArgumentException when the id is taken
     */
    public synchronized Transaction post(AccountKind kind, Order order) {
        AccountBook book = books.of(kind);
        String id = order.id().orElseGet(() -> Digest.id(book.id(), "order", orders + ""));
        orders++;
        Transaction row = order.row(id);
        book.add(row);
        return row;
    }

    /**
     * Settles a pending row.
     *
     * @throws IllegalArgumentException when the row is unknown or posted, or the new id taken
     */
    public synchronized Transaction settle(
            String pendingId, Optional<String> newId, Optional<Cents> newAmount, Instant at) {
        AccountBook book =
                books.all().stream()
                        .filter(candidate -> candidate.contains(pendingId))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no such transaction"));
        Cents amount =
                newAmount.orElseGet(() ->
                        book.newestFirst().stream()
                                .filter(row -> row.id().equals(pendingId))
                                .findFirst()
                                .orElseThrow()
                                .amount());
        return book.settle(
                pendingId, newId.orElseGet(() -> Digest.id(pendingId, "settled")), amount, at);
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
