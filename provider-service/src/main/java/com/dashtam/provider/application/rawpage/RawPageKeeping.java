package com.dashtam.provider.application.rawpage;

import com.dashtam.kernel.feed.PageHash;
import com.dashtam.provider.domain.rawpage.RawPages;
import com.dashtam.provider.domain.rawpage.RetentionPolicy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** Keeps pages where the operator wants it, and drops them when their time is over. */
public final class RawPageKeeping {

    private final RawPages pages;
    private final RetentionPolicy policy;
    private final InstantSource clock;

    public RawPageKeeping(RawPages pages, RetentionPolicy policy, InstantSource clock) {
        this.pages = pages;
        this.policy = policy;
        this.clock = clock;
    }

    public boolean isOn() {
        return policy.isOn();
    }

    /** In no transaction. */
    public void keep(UUID connectionId, PageHash hash, byte[] page) {
        if (policy.admits(page.length)) {
            pages.keep(connectionId, hash, page, clock.instant());
            pages.trim(connectionId, policy.bytesPerConnection(), RetentionPolicy.MOST_PAGES);
        }
    }

    /**
     * Drops some of those whose time is over; all of them are when none are to be kept.
     *
     * @return how many; fewer than asked for when there are no more
     */
    public int drop(int atMost) {
        return pages.dropUntil(end(), atMost);
    }

    Instant end() {
        return policy.endAt(clock.instant());
    }
}
