package com.dashtam.identity.domain.mfa;

import com.dashtam.identity.domain.token.TokenHash;
import java.util.List;
import java.util.UUID;

/** The recovery codes of all users, of which only the hashes are kept. */
public interface RecoveryCodes {

    /** The codes before serve no more. */
    void replace(UUID userId, List<TokenHash> codes);

    /** True for one caller alone: whoever used up a code of that user. */
    boolean use(UUID userId, TokenHash code);

    int countLeft(UUID userId);

    void removeAll(UUID userId);
}
