package com.dashtam.sync.domain.ledger;

/**
 * What merging did with each row it was given.
 *
 * @param removed rows that were there before and were not given any more
 */
public record Counts(int created, int updated, int unchanged, int errors, int removed) {

    public static final Counts NONE = new Counts(0, 0, 0, 0);

    /** What a merge did that removes nothing. */
    public Counts(int created, int updated, int unchanged, int errors) {
        this(created, updated, unchanged, errors, 0);
    }

    public static Counts rejected(int errors) {
        return new Counts(0, 0, 0, errors);
    }

    public static Counts removed(int removed) {
        return new Counts(0, 0, 0, 0, removed);
    }

    public Counts plus(Counts other) {
        return new Counts(
                created + other.created,
                updated + other.updated,
                unchanged + other.unchanged,
                errors + other.errors,
                removed + other.removed);
    }

    public int changed() {
        return created + updated + removed;
    }
}
