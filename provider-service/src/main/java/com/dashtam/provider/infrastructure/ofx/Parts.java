package com.dashtam.provider.infrastructure.ofx;

/** Takes the parts of a file in their order. */
interface Parts {

    /** An element of the sign-on, such as {@code FID}. */
    void signOn(String name, String value);

    /** A statement begins; what follows belongs to it. */
    void statement(StatementKind kind);

    /** An element of the statement, named with its aggregate: {@code LEDGERBAL.BALAMT}. */
    void detail(String path, String value);

    void row(Section section, Row row);

    /** The institution reported an error where a statement was asked for. */
    void refusal();

    /** What a row is one of. */
    enum Section {
        TRANSACTIONS,
        POSITIONS,
        BALANCES,
        SECURITIES
    }
}
