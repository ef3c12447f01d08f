package com.dashtam.identity.domain.user;

/** A password as it is kept: the algorithm, its parameters, salt and result in one text. */
public record PasswordHash(String encoded) {

    @Override
    public String toString() {
        return "PasswordHash[…]";
    }
}
