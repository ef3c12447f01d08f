package com.dashtam.sandbox.oauth;

import java.util.Set;

/** What a presented access token is good for. */
public sealed interface Access {
    record Permitted(String customerId, Set<Scope> scopes) implements Access {}

    /** The customer has taken the consent back at the bank. */
    record Withdrawn(String customerId) implements Access {}

    /** Never issued, expired or revoked by the client. */
    record Unknown() implements Access {}
}
