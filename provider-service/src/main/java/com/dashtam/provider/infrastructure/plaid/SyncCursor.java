package com.dashtam.provider.infrastructure.plaid;

import com.dashtam.provider.infrastructure.http.MalformedAnswerException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a reading of {@code /transactions/sync} stands. When rows change while it is under way it
 * has to begin again, so many times at most.
 *
 * @param attempt how often it has begun again
 * @param position Plaid's own cursor; absent before the first page
 */
record SyncCursor(int attempt, Optional<String> position) {

    static final SyncCursor START = new SyncCursor(0, Optional.empty());

    private static final int MOST_ATTEMPTS = 3;
    private static final int LONGEST = 1024;
    private static final Pattern FORM = Pattern.compile("(\\d):(.*)");

    static SyncCursor parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a cursor of ours");
        }
        return new SyncCursor(
                Integer.parseInt(parts.group(1)),
                Optional.of(parts.group(2)).filter(position -> !position.isEmpty()));
    }

    SyncCursor at(String next) {
        if (next.length() > LONGEST) {
            throw new MalformedAnswerException("a cursor that is too long");
        }
        return new SyncCursor(attempt, Optional.of(next));
    }

    /** Absent when it has begun often enough. */
    Optional<SyncCursor> again() {
        return attempt + 1 < MOST_ATTEMPTS
                ? Optional.of(new SyncCursor(attempt + 1, Optional.empty()))
                : Optional.empty();
    }

    String text() {
        return attempt + ":" + position.orElse("");
    }
}
