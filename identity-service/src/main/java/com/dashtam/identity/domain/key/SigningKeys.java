package com.dashtam.identity.domain.key;

import java.time.Instant;
import java.util.List;

/** The keys that sign or may have signed a living token. */
public interface SigningKeys {

    /** Every key that is not retired, the newest to sign first. */
    List<SigningKey> unretired(Instant now);

    void add(SigningKey key);
}
