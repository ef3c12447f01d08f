package com.dashtam.platform.security;

import java.security.PublicKey;

/**
 * A key and the one algorithm that it verifies.
 *
 * @param algorithm a name of RFC 7518, section 3.1
 */
public record VerificationKey(String kid, String algorithm, PublicKey key) {}
