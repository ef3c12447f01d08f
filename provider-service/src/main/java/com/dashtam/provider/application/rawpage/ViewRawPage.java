package com.dashtam.provider.application.rawpage;

import com.dashtam.events.provider.RawPageViewRefusal;
import com.dashtam.kernel.command.Command;
import com.dashtam.kernel.feed.PageHash;
import com.dashtam.provider.domain.rawpage.RawPages;
import java.util.Locale;
import java.util.UUID;

/**
 * Support wants to see a page as an institution sent it.
 *
 * @param note why, for the audit trail
 */
public record ViewRawPage(UUID connectionId, PageHash page, String note) implements Command {

    /** Why it is not shown. */
    public enum Refusal {
        CONNECTION_UNKNOWN,
        PAGE_UNKNOWN,
        KEY_UNKNOWN,
        NOT_AUTHENTIC;

        static Refusal of(RawPages.Fault fault) {
            return switch (fault) {
                case UNKNOWN -> PAGE_UNKNOWN;
                case KEY_UNKNOWN -> KEY_UNKNOWN;
                case NOT_AUTHENTIC -> NOT_AUTHENTIC;
            };
        }

        RawPageViewRefusal onRecord() {
            return RawPageViewRefusal.valueOf(name().toLowerCase(Locale.ROOT));
        }
    }
}
