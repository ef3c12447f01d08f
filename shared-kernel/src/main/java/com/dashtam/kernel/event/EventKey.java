package com.dashtam.kernel.event;

import java.util.UUID;

/** What orders an event among others: events of one key arrive in the order of their commits. */
public sealed interface EventKey {

    /** The user whom the event concerns. */
    record User(UUID id) implements EventKey {}

    /** A normalised address of somebody who may not have an account; only a keyed hash leaves. */
    record Email(String address) implements EventKey {
        @Override
        public String toString() {
            return "Email[address=…]";
        }
    }

    /** Nobody is known: the workflow's own id. */
    record OwnWorkflow() implements EventKey {}
}
