package com.dashtam.sync.domain.imports;

import com.dashtam.kernel.feed.FeedFailure;
import java.util.Locale;

/** Why a file was not imported. */
public enum ImportFailure {
    FILE_UNREADABLE(false),
    NO_ACCOUNT(false),
    USER_DELETED(false),
    PROVIDER_UNAVAILABLE(true),
    INTERNAL_ERROR(true);

    private final boolean passing;

    ImportFailure(boolean passing) {
        this.passing = passing;
    }

    /** Whether the same attempt may succeed later without anybody doing anything. */
    public boolean isPassing() {
        return passing;
    }

    public static ImportFailure of(FeedFailure failure) {
        return switch (failure) {
            case FILE_UNREADABLE -> FILE_UNREADABLE;
            case FILE_WITHOUT_ACCOUNT -> NO_ACCOUNT;
            case RATE_LIMITED, INSTITUTION_UNAVAILABLE, INSTITUTION_ANSWER_INVALID ->
                    PROVIDER_UNAVAILABLE;
            case CONNECTION_NOT_FOUND,
                    CONNECTION_NOT_ACTIVE,
                    CONNECTION_WITHOUT_FEED,
                    ACCOUNT_NOT_FOUND,
                    CREDENTIALS_REJECTED ->
                    INTERNAL_ERROR;
        };
    }

    public static ImportFailure parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
