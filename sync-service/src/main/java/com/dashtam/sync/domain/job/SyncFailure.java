package com.dashtam.sync.domain.job;

import com.dashtam.kernel.feed.FeedFailure;
import java.util.Locale;

/** Why a job or a stage of it ended without success. */
public enum SyncFailure {
    CONNECTION_NOT_ACTIVE(false),
    CREDENTIALS_REJECTED(false),
    INSTITUTION_RATE_LIMITED(true),
    INSTITUTION_UNAVAILABLE(true),
    INSTITUTION_ANSWER_INVALID(true),
    CONNECTION_UNKNOWN(false),
    ACCOUNT_UNKNOWN(false),
    USER_DELETED(false),
    CANCELLED(false),
    INTERNAL_ERROR(true);

    private final boolean passing;

    SyncFailure(boolean passing) {
        this.passing = passing;
    }

    /** Whether the same attempt may succeed later without anybody doing anything. */
    public boolean isPassing() {
        return passing;
    }

    public static SyncFailure of(FeedFailure failure) {
        return switch (failure) {
            case CONNECTION_NOT_FOUND -> CONNECTION_UNKNOWN;
            case CONNECTION_NOT_ACTIVE, CONNECTION_WITHOUT_FEED -> CONNECTION_NOT_ACTIVE;
            case ACCOUNT_NOT_FOUND -> ACCOUNT_UNKNOWN;
            case CREDENTIALS_REJECTED -> CREDENTIALS_REJECTED;
            case RATE_LIMITED -> INSTITUTION_RATE_LIMITED;
            case INSTITUTION_UNAVAILABLE -> INSTITUTION_UNAVAILABLE;
            case INSTITUTION_ANSWER_INVALID -> INSTITUTION_ANSWER_INVALID;
            case FILE_UNREADABLE, FILE_WITHOUT_ACCOUNT -> INTERNAL_ERROR;
        };
    }

    public static SyncFailure parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
