package com.dashtam.kernel.feed;

import java.util.Locale;

/** Why a feed could not be delivered. */
public enum FeedFailure {
    CONNECTION_NOT_FOUND,
    CONNECTION_NOT_ACTIVE,
    /** The connection was made by a file: there is nothing to ask an institution for. */
    CONNECTION_WITHOUT_FEED,
    ACCOUNT_NOT_FOUND,
    CREDENTIALS_REJECTED,
    RATE_LIMITED,
    INSTITUTION_UNAVAILABLE,
    INSTITUTION_ANSWER_INVALID,
    FILE_UNREADABLE,
    FILE_WITHOUT_ACCOUNT;

    /** The form used in streams and problems, e.g. {@code rate_limited}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
