package com.dashtam.identity.domain.token;

/**
 * Hides a successor so that whoever has the database alone cannot read it: the key comes from the
 * presented token, of which only the hash is kept.
 */
public interface SuccessorSeal {

    SealedToken seal(RefreshToken presented, RefreshToken successor);

    RefreshToken open(RefreshToken presented, SealedToken sealed);
}
