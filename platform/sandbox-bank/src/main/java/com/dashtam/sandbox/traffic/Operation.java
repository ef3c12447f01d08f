package com.dashtam.sandbox.traffic;

import java.util.Locale;

/** The kinds of requests that are counted and can be made to fail. */
public enum Operation {
    AUTHORIZE,
    TOKEN,
    REVOKE,
    CUSTOMER,
    ACCOUNTS,
    ACCOUNT,
    TRANSACTIONS,
    ALPACA_ACCOUNT,
    ALPACA_POSITIONS,
    ALPACA_ACTIVITIES,
    SCHWAB_TOKEN,
    SCHWAB_NUMBERS,
    SCHWAB_ACCOUNTS,
    SCHWAB_ACCOUNT,
    SCHWAB_TRANSACTIONS;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is an operation of the data API, called with an access token. */
    public boolean readsData() {
        return switch (this) {
            case AUTHORIZE, TOKEN, REVOKE, SCHWAB_TOKEN -> false;
            case CUSTOMER,
                    ACCOUNTS,
                    ACCOUNT,
                    TRANSACTIONS,
                    ALPACA_ACCOUNT,
                    ALPACA_POSITIONS,
                    ALPACA_ACTIVITIES,
                    SCHWAB_NUMBERS,
                    SCHWAB_ACCOUNTS,
                    SCHWAB_ACCOUNT,
                    SCHWAB_TRANSACTIONS ->
                    true;
        };
    }
}
