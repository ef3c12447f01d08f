package com.dashtam.identity.application.key;

import com.dashtam.identity.domain.key.KeyGeneration;
import com.dashtam.identity.domain.key.SigningKeys;
import java.time.Instant;
import java.time.InstantSource;

/** Makes a key to sign with where there is none; one process at a time may ask. */
public final class FirstSigningKey {

    private final SigningKeys keys;
    private final KeyGeneration generation;
    private final InstantSource clock;

    public FirstSigningKey(SigningKeys keys, KeyGeneration generation, InstantSource clock) {
        this.keys = keys;
        this.generation = generation;
        this.clock = clock;
    }

    public void ensure() {
        Instant now = clock.instant();
        if (keys.unretired(now).stream().noneMatch(key -> key.maySign(now))) {
            keys.add(generation.generate(now));
        }
    }
}
