package com.dashtam.provider.domain.feed;

import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.consent.Secret;
import com.dashtam.provider.domain.credential.OAuthTokens;
import java.net.URI;
import java.util.Optional;

/** An institution with an OAuth2 server and an API for data. Calls block and have time limits. */
public non-sealed interface OnlineInstitution extends InstitutionAdapter {

    /** Where the user gives consent (RFC 6749, section 4.1.1, with PKCE by S256). */
    URI authorizationUrl(Secret state, Secret verifier, URI redirectUri);

    Result<OAuthTokens, GrantFailure> exchange(String code, Secret verifier, URI redirectUri);

    /** Uses up the refresh token where the institution rotates them. */
    Result<OAuthTokens, GrantFailure> refresh(String refreshToken);

    /** Gives the consent back (RFC 7009), as far as the institution can be reached. */
    void revoke(OAuthTokens tokens);

    /**
     * One page of the accounts that the consent covers.
     *
     * @param cursor of the page before; absent for the first
     */
    Result<Page<NormalizedAccount>, FetchFailure> accounts(
            String accessToken, Optional<String> cursor);

    /** One page of an account's transactions. */
    Result<Page<NormalizedTransaction>, FetchFailure> transactions(
            String accessToken, NormalizedAccount account, Period period, Optional<String> cursor);
}
