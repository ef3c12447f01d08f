package com.dashtam.sync.domain.ledger;

/**
 * What merging did with each row it was given.
 *
 * @param removed rows that were there before and were not given any more
 * @param awaitingMatch rows that can be kept once their user has said which account they are of
 */
public record Counts(
        int created, int updated, int unchanged, int errors, int removed, int awaitingMatch) {

    public static final Counts NONE = new Counts(0, 0, 0, 0);

    /** What a merge did that leaves nothing to its user. */
    public Counts(int created, int updated, int unchanged, int errors, int removed) {
        this(created, updated, unchanged, errors, removed, 0);
    }

    /** What a merge did that removes nothing either. */
    public Counts(int created, int updated, int unchanged, int errors) {
        this(created, updated, unchanged, errors, 0);
    }

    public static Counts rejected(int errors) {
        return new Counts(0, 0, 0, errors);
    }

    public static Counts removed(int removed) {
        return new Counts(0, 0, 0, 0, removed);
    }

    public static Counts awaiting(int rows) {
        return new Counts(0, 0, 0, 0, 0, rows);
    }

    public Counts plus(Counts other) {
        return new Counts(
                created + other.created,
                updated + other.updated,
                unchanged + other.unchanged,
                errors + other.errors,
                removed + other.removed,
                awaitingMatch + other.awaitingMatch);
    }

    public int changed() {
        return created + updated + removed;
    }
}
