package com.dashtam.local.demo;

import java.net.URI;

/**
 * The running system, as the demo reaches it.
 *
 * @param publicUrl the gateway; nothing else of the system's own is called
 * @param bankAdmin the token that makes the bank post transactions
 * @param kafka bootstrap servers
 */
public record DemoTarget(
        URI publicUrl, URI mailbox, URI bank, String bankAdmin, String kafka, Login auditor) {

    /** Somebody who can sign in. */
    public record Login(String email, String password) {

        /** Without the password. */
        @Override
        public String toString() {
            return email;
        }
    }

    /** Without the token. */
    @Override
    public String toString() {
        return publicUrl.toString();
    }
}
