package com.dashtam.kernel.feed;

/** Why a feed could not be delivered. */
public enum FeedFailure {
    CONNECTION_NOT_FOUND,
    CONNECTION_NOT_ACTIVE,
    CREDENTIALS_REJECTED,
    RATE_LIMITED,
    INSTITUTION_UNAVAILABLE,
    INSTITUTION_ANSWER_INVALID,
    FILE_UNREADABLE,
    FILE_WITHOUT_ACCOUNT
}
