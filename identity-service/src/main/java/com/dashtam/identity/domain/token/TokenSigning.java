package com.dashtam.identity.domain.token;

/** Signs tokens with the key that is in use. */
public interface TokenSigning {

    SignedToken sign(AccessGrant grant);

    SignedToken sign(ServiceGrant grant);
}
