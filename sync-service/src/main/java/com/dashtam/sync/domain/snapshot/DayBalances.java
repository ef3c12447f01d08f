package com.dashtam.sync.domain.snapshot;

import com.dashtam.kernel.money.Money;
import com.dashtam.sync.domain.ledger.Holder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the balances were at the end of days. A balance counts for the day that a file states for
 * it, else for the UTC day on which it was read; of several for one day the last that was read.
 */
public interface DayBalances {

    /** A balance, and for the end of which day it counts. */
    record Statement(Money balance, LocalDate day) {}

    /** The balance of an account that was known for a day, be it of that day or an earlier one. */
    record Known(LocalDate day, UUID accountId, Money balance) {}

    /** Keeps what was stated of a connection's accounts, by the institution's identifiers. */
    void state(UUID jobId, Holder holder, Map<String, Statement> statements, Instant at);

    /** The last balance up to each of some days, of each account of a user that has one. */
    List<Known> on(UUID userId, List<LocalDate> days);
}
