package com.dashtam.identity.domain.key;

import java.time.Instant;
import java.util.List;

/** The keys that sign or may have signed a living token. */
public interface SigningKeys {

    /** Every key that is not retired, the newest to sign first. */
    List<SigningKey> unretired(Instant now);

    void add(SigningKey key);

    /**
     * Adds a key, and has those retire that have no time to do so. Nothing happens while another
     * key waits for its time: false.
     */
    boolean rotate(SigningKey next, Instant retireOthersAt, Instant now);

    /** Ends the use of a key at this moment; false where there is none of that name to end. */
    boolean retire(String kid, Instant now);
}
