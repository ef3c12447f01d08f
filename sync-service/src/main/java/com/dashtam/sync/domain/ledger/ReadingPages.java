package com.dashtam.sync.domain.ledger;

import com.dashtam.kernel.feed.PageHash;
import java.util.Map;

/** What the pages of readings were before anything was read from them. */
public interface ReadingPages {

    /**
     * Keeps the hashes of those pages that the merge just before gave something new; of the others
     * nothing is kept. In the transaction of that merge.
     *
     * @param pages by their numbers within the reading, from 1
     */
    void remember(Reading reading, Map<Integer, PageHash> pages);
}
