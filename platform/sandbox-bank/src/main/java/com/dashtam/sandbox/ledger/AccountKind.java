package com.dashtam.sandbox.ledger;

import static com.dashtam.sandbox.ledger.AccountCategory.DEPOSIT_ACCOUNT;
import static com.dashtam.sandbox.ledger.AccountCategory.INVESTMENT_ACCOUNT;
import static com.dashtam.sandbox.ledger.AccountCategory.LOC_ACCOUNT;

import java.util.Locale;

/** The accounts that every customer has, one of each kind. */
public enum AccountKind {
    CHECKING(DEPOSIT_ACCOUNT, "CHECKING", "USD", "Everyday Checking", 4_150_00),
    SAVINGS(DEPOSIT_ACCOUNT, "SAVINGS", "USD", "Growth Savings", 8_000_00),
    EURO_SAVINGS(DEPOSIT_ACCOUNT, "SAVINGS", "EUR", "Travel Savings EUR", 1_200_00),
    CARD(LOC_ACCOUNT, "CREDITCARD", "USD", "Cashback Card", 0),
    BROKERAGE(INVESTMENT_ACCOUNT, "BROKERAGEPRODUCT", "USD", "Self-Directed Brokerage", 2_500_00);

    private final AccountCategory category;
    private final String type;
    private final String currency;
    private final String product;
    private final long openingCents;

    AccountKind(
            AccountCategory category,
            String type,
            String currency,
            String product,
            long openingCents) {
        this.category = category;
        this.type = type;
        this.currency = currency;
        this.product = product;
        this.openingCents = openingCents;
    }

    public AccountCategory category() {
        return category;
    }

    /** The FDX account type. */
    public String type() {
        return type;
    }

    /** ISO 4217. */
    public String currency() {
        return currency;
    }

    public String product() {
        return product;
    }

    Cents opening() {
        return new Cents(openingCents);
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
