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
    SCHWAB_TRANSACTIONS,
    PLAID_LINK,
    PLAID_EXCHANGE,
    PLAID_REMOVE,
    PLAID_ACCOUNTS,
    PLAID_TRANSACTIONS,
    PLAID_INVESTMENTS,
    PLAID_HOLDINGS;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is an operation of the data API, called with an access token. */
    public boolean readsData() {
        return switch (this) {
            case AUTHORIZE, TOKEN, REVOKE, SCHWAB_TOKEN, PLAID_LINK, PLAID_EXCHANGE, PLAID_REMOVE ->
                    false;
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
                    SCHWAB_TRANSACTIONS,
                    PLAID_ACCOUNTS,
                    PLAID_TRANSACTIONS,
                    PLAID_INVESTMENTS,
                    PLAID_HOLDINGS ->
                    true;
        };
    }
}
