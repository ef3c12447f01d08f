package com.dashtam.sandbox.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The customers of the bank. Any well-formed id names one, whose books are written when it is first
 * asked for: tests that run beside each other take an id each and share nothing.
 */
public final class Customers {
    private static final int LISTED = 24;

    private final long seed;
    private final BankClock clock;
    private final int limit;
    private final Map<String, Ledger> ledgers = new HashMap<>();

    /**
     * @param limit how many books are kept at most; each takes about a megabyte
     */
    public Customers(long seed, BankClock clock, int limit) {
        this.seed = seed;
        this.clock = clock;
        this.limit = limit;
    }

    /** The customers that a consent page offers to choose from. */
    public List<Customer> listed() {
        return IntStream.rangeClosed(1, LISTED)
                .mapToObj(n -> Customer.of(seed, String.format("customer-%02d", n)))
                .toList();
    }

    /** Absent when the id is malformed, or new while the limit is reached. */
    public synchronized Optional<Ledger> find(String id) {
        Ledger known = ledgers.get(id);
        if (known == null && Customer.isId(id) && ledgers.size() < limit) {
            known = new Ledger(seed, Customer.of(seed, id), clock.businessDay());
            ledgers.put(id, known);
        }
        return Optional.ofNullable(known);
    }

    /** Brings every book up to the clock's business day. */
    public synchronized void catchUp() {
        ledgers.values().forEach(ledger -> ledger.advanceTo(clock.businessDay()));
    }

    public synchronized void reset() {
        ledgers.clear();
    }
}
