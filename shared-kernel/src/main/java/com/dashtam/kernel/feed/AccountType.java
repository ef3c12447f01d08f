package com.dashtam.kernel.feed;

import java.util.Locale;

/** The kinds of account. */
public enum AccountType {
    BROKERAGE(Family.INVESTMENT),
    IRA(Family.INVESTMENT),
    ROTH_IRA(Family.INVESTMENT),
    RETIREMENT_401K(Family.INVESTMENT),
    RETIREMENT_403B(Family.INVESTMENT),
    HSA(Family.INVESTMENT),
    CHECKING(Family.BANK),
    SAVINGS(Family.BANK),
    MONEY_MARKET(Family.BANK),
    CD(Family.BANK),
    CREDIT_CARD(Family.CREDIT),
    LINE_OF_CREDIT(Family.CREDIT),
    LOAN(Family.CREDIT),
    MORTGAGE(Family.CREDIT),
    OTHER(Family.OTHER);

    /** What kinds have in common. */
    public enum Family {
        INVESTMENT,
        BANK,
        CREDIT,
        OTHER
    }

    private static final String RETIREMENT_PREFIX = "retirement_";

    private final Family family;

    AccountType(Family family) {
        this.family = family;
    }

    public Family family() {
        return family;
    }

    public boolean isRetirement() {
        return family == Family.INVESTMENT && this != BROKERAGE;
    }

    /** The form used in contracts and tables, e.g. {@code roth_ira} or {@code 401k}. */
    public String text() {
        String text = name().toLowerCase(Locale.ROOT);
        return text.startsWith(RETIREMENT_PREFIX)
                ? text.substring(RETIREMENT_PREFIX.length())
                : text;
    }

    /** The type of a text that {@link #text()} made. */
    public static AccountType parse(String text) {
        for (AccountType type : values()) {
            if (type.text().equals(text)) {
                return type;
            }
        }
        throw new IllegalArgumentException("unknown account type: " + text);
    }
}
