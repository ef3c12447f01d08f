package com.dashtam.provider.domain.credential;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Where the credentials of connections are kept, sealed. Refreshing is exclusive: whoever wins the
 * lease may use up the refresh token, and only the lease's holder may store what came of it.
 */
public interface CredentialVault {

    /** Stores a new credential, whatever was there. */
    void put(CredentialOwner owner, Credential credential);

    Optional<Credential> get(CredentialOwner owner);

    /**
     * Wins the lease unless somebody holds one that has not ended, or there are no tokens.
     *
     * @param until when the lease ends by itself, should its holder die
     */
    Optional<Lease> lease(CredentialOwner owner, Instant now, Instant until);

    /**
     * Replaces the tokens and ends the lease.
     *
     * @return false when the lease was lost or the tokens are gone; nothing is stored then
     */
    boolean replace(Lease lease, OAuthTokens tokens);

    /** Ends the lease and leaves the tokens as they are. */
    void release(Lease lease);

    void wipe(UUID connectionId);

    /** The right to refresh, and the tokens as they were when it was won. */
    record Lease(UUID id, CredentialOwner owner, OAuthTokens tokens) {}
}
