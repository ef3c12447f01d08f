package com.dashtam.sandbox.ledger;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One row of an account.
 *
 * @param id stable while the row keeps its status; settling a pending row makes a new id, as FDX
 *     expects
 * @param reference the id of the pending row that this one settled
 * @param type the FDX transaction type of the account's category
 * @param category merchant category code (ISO 18245)
 * @param postedAt absent while pending
 */
public record Transaction(
        String id,
        @Nullable String reference,
        Direction direction,
        Cents amount,
        String type,
        String description,
        @Nullable String payee,
        @Nullable String category,
        Instant madeAt,
        @Nullable Instant postedAt,
        @Nullable Trade trade,
        @Nullable Foreign foreign) {

    /** Newest first; ids make the order total, so that a cursor is unambiguous. */
    public static final Comparator<Transaction> NEWEST_FIRST =
            Comparator.comparing(Transaction::madeAt).thenComparing(Transaction::id).reversed();

    public Transaction {
        if (amount.value() <= 0) {
            throw new IllegalArgumentException("an amount is positive, its direction is beside it");
        }
    }

    public boolean pending() {
        return postedAt == null;
    }

    /** The effect on the customer's money: a debit is negative on every kind of account. */
    public Cents effect() {
        return direction.signed(amount);
    }

    /** When it counts for a date filter: posting where there is one, else the act itself. */
    public Instant effectiveAt() {
        return postedAt == null ? madeAt : postedAt;
    }

    Transaction amended(Cents newAmount, String newDescription) {
        return new Transaction(
                id,
                reference,
                direction,
                newAmount,
                type,
                newDescription,
                payee,
                category,
                madeAt,
                postedAt,
                trade,
                foreign);
    }

    Transaction settled(String newId, Cents newAmount, Instant at) {
        return new Transaction(
                newId,
                id,
                direction,
                newAmount,
                type,
                description,
                payee,
                category,
                madeAt,
                at,
                trade,
                foreign);
    }
}
