package com.dashtam.provider.infrastructure.ofx;

import java.util.Optional;

/** The statements of OFX that are read. */
enum StatementKind {
    BANK("STMTRS", "BANKACCTFROM"),
    CARD("CCSTMTRS", "CCACCTFROM"),
    INVESTMENT("INVSTMTRS", "INVACCTFROM");

    private final String aggregate;
    private final String account;

    StatementKind(String aggregate, String account) {
        this.aggregate = aggregate;
        this.account = account;
    }

    static Optional<StatementKind> of(String aggregate) {
        for (StatementKind kind : values()) {
            if (kind.aggregate.equals(aggregate)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    String aggregate() {
        return aggregate;
    }

    /** The aggregate that names the account. */
    String account() {
        return account;
    }
}
