package com.dashtam.identity.domain.token;

/** A refresh token that only the bearer of its predecessor can open; base64 of the ciphertext. */
public record SealedToken(String base64) {

    @Override
    public String toString() {
        return "SealedToken[…]";
    }
}
