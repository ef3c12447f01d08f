package com.dashtam.provider.domain.feed;

import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.RemovedTransaction;
import java.util.List;

/** What an institution answers when it is asked what has changed. */
public sealed interface Changes {

    /**
     * A page.
     *
     * @param present rows that are new or other than before
     * @param removed rows that are gone; this counts where a row is in both
     * @param position from where to go on, now or at another time
     * @param more whether there is another page now
     */
    record Told(
            List<NormalizedTransaction> present,
            List<RemovedTransaction> removed,
            String position,
            boolean more)
            implements Changes {

        public Told {
            present = List.copyOf(present);
            removed = List.copyOf(removed);
        }
    }

    /** Rows changed between two pages: the reading has to begin again where it began. */
    record Overtaken() implements Changes {}

    /** The institution does not take the position any more. */
    record PositionRefused() implements Changes {}
}
