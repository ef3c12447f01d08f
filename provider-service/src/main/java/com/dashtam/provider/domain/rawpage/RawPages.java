package com.dashtam.provider.domain.rawpage;

import com.dashtam.kernel.feed.PageHash;
import com.dashtam.kernel.result.Result;
import java.time.Instant;
import java.util.UUID;

/** Pages as institutions sent them, each sealed to its connection and its hash. */
public interface RawPages {

    /**
     * Keeps a page from this moment on, also when it is there already. Nothing is kept of a
     * connection that is over.
     */
    void keep(UUID connectionId, PageHash hash, byte[] page, Instant receivedAt);

    /** Drops the oldest pages of a connection, until the others are within both limits. */
    void trim(UUID connectionId, long mostBytes, int mostPages);

    /**
     * Opens a page.
     *
     * @param receivedAfter older pages are not found
     */
    Result<byte[], Fault> open(UUID connectionId, PageHash hash, Instant receivedAfter);

    /**
     * Drops pages that were received at this moment or before.
     *
     * @return how many; fewer than asked for when there are no more
     */
    int dropUntil(Instant end, int atMost);

    /** Drops all pages of a connection. */
    void wipe(UUID connectionId);

    /** Why a page is not opened. */
    enum Fault {
        /** There is none, or not any more. */
        UNKNOWN,
        /** It was sealed with a key that is not here. */
        KEY_UNKNOWN,
        /** It was changed, or moved from another row. */
        NOT_AUTHENTIC
    }
}
