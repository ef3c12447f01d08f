package com.dashtam.identity.domain.user;

/** A password in clear, which never leaves memory. */
public record Password(String value) {

    @Override
    public String toString() {
        return "Password[…]";
    }
}
