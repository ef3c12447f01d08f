package com.dashtam.sandbox.ledger;

import java.util.Optional;

/**
 * A row that came about, changed or went.
 *
 * @param place in the order of all that was done to the customer's books
 * @param booked the place at which the row came about
 * @param row as it is now; absent when it is gone
 */
public record Change(
        long place, long booked, String accountId, String rowId, Optional<Transaction> row) {}
