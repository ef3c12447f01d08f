package com.dashtam.provider.domain.feed;

import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.consent.Secret;
import com.dashtam.provider.domain.credential.LinkedItem;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An institution that users open to us on a page or in a widget of its own, which a token opens
 * that it makes for each of them.
 */
public non-sealed interface LinkInstitution extends OnlineInstitution {

    /**
     * Makes such a token.
     *
     * @return {@link GrantFailure#REFUSED} when the item to repair cannot be repaired
     */
    Result<Link, GrantFailure> open(Opening opening);

    /** What the user's visit with a token came to; absent when it has led to nothing. */
    Result<Optional<String>, GrantFailure> answerTo(Secret linkToken);

    /** Redeems the answer of a visit, once. */
    Result<LinkedItem, GrantFailure> exchange(String answer);

    /** Ends the item, as far as the institution can be reached. */
    void remove(LinkedItem item);

    /**
     * What a token is wanted for.
     *
     * @param completion where the institution's page sends the browser in the end
     * @param redirect where a widget comes back to from a bank's own page; absent where there is
     *     none
     * @param repairs the item that the user is to repair; absent for a new one
     */
    record Opening(
            UUID userId, URI completion, Optional<URI> redirect, Optional<LinkedItem> repairs) {}

    /**
     * A token, and the page of the institution's that it opens, where there is one.
     *
     * @param expiresAt when neither is good any more
     */
    record Link(Secret token, Optional<URI> page, Instant expiresAt) {}
}
