package com.dashtam.identity.domain.key;

import java.time.Instant;

/** Makes key pairs. */
public interface KeyGeneration {

    SigningKey generate(Instant notBefore);
}
