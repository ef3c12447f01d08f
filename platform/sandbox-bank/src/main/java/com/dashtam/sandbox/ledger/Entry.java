package com.dashtam.sandbox.ledger;

import org.jspecify.annotations.Nullable;

/** What is to be booked, before it has an id and a time. */
record Entry(
        Direction direction,
        Cents amount,
        String type,
        String description,
        @Nullable String payee,
        @Nullable String category,
        @Nullable Trade trade,
        @Nullable Foreign foreign) {

    static Entry credit(Cents amount, String type, String description) {
        return new Entry(Direction.CREDIT, amount, type, description, null, null, null, null);
    }

    static Entry debit(Cents amount, String type, String description) {
        return new Entry(Direction.DEBIT, amount, type, description, null, null, null, null);
    }

    Entry at(String merchant, String mcc) {
        return new Entry(direction, amount, type, description, merchant, mcc, trade, foreign);
    }

    Entry of(Trade traded) {
        return new Entry(direction, amount, type, description, payee, category, traded, foreign);
    }

    Entry against(Foreign other) {
        return new Entry(direction, amount, type, description, payee, category, trade, other);
    }
}
