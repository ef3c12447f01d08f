package com.dashtam.sandbox.ledger;

import java.util.LinkedHashMap;
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
    private final Map<String, Ledger> ledgers = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param limit how many books are kept at most; each takes about a megabyte. Books that hold
     *     nothing but what follows from the seed make room for others and are written again
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

    /** Absent when the id is malformed, or new while all books hold orders. */
    public synchronized Optional<Ledger> find(String id) {
        Ledger known = ledgers.get(id);
        if (known == null && Customer.isId(id) && hasRoom()) {
            known = new Ledger(seed, Customer.of(seed, id), clock.businessDay());
            ledgers.put(id, known);
        }
        return Optional.ofNullable(known);
    }

    private boolean hasRoom() {
        if (ledgers.size() >= limit) {
            ledgers.values().stream()
                    .filter(Ledger::pristine)
                    .findFirst()
                    .map(ledger -> ledger.customer().id())
                    .ifPresent(ledgers::remove);
        }
        return ledgers.size() < limit;
    }

    /** Brings every book up to the clock's business day. */
    public synchronized void catchUp() {
        ledgers.values().forEach(ledger -> ledger.advanceTo(clock.businessDay()));
    }

    public synchronized void reset() {
        ledgers.clear();
    }
}
