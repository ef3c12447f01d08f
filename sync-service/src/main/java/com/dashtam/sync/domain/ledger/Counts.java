package com.dashtam.sync.domain.ledger;

/** What merging did with each row it was given. */
public record Counts(int created, int updated, int unchanged, int errors) {

    public static final Counts NONE = new Counts(0, 0, 0, 0);

    public static Counts rejected(int errors) {
        return new Counts(0, 0, 0, errors);
    }

    public Counts plus(Counts other) {
        return new Counts(
                created + other.created,
                updated + other.updated,
                unchanged + other.unchanged,
                errors + other.errors);
    }

    public int changed() {
        return created + updated;
    }
}
