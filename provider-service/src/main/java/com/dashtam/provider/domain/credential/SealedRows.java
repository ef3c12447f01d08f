package com.dashtam.provider.domain.credential;

import com.dashtam.provider.domain.credential.UnreadableCredentialException.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One kind of row that holds what is sealed. */
public interface SealedRows {

    /**
     * Seals rows anew that are not sealed with the primary key, in the transaction of whoever
     * calls. Rows that somebody else holds at this moment are passed over.
     *
     * @param after the {@link Batch#last} of the batch before; absent for the first
     */
    Batch reseal(Optional<String> after, int atMost);

    /** How many rows there are under each key, by the key's id; 0 for what is not sealed at all. */
    Map<Integer, Long> countByKey();

    /**
     * @param last where the next batch goes on; absent when there is none
     */
    record Batch(int resealed, List<Unreadable> unreadable, Optional<String> last) {

        public Batch {
            unreadable = List.copyOf(unreadable);
        }
    }

    /**
     * A row that stays as it is.
     *
     * @param connectionId where it belongs to one
     */
    record Unreadable(UUID userId, Optional<UUID> connectionId, Reason reason) {}
}
