package com.dashtam.provider.domain.feed;

import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.consent.Secret;
import com.dashtam.provider.domain.credential.OAuthTokens;
import java.net.URI;

/** An institution whose customers give their consent to its OAuth2 server. */
public non-sealed interface ConsentInstitution extends OnlineInstitution {

    /** Where the user gives consent (RFC 6749, section 4.1.1, with PKCE by S256). */
    URI authorizationUrl(Secret state, Secret verifier, URI redirectUri);

    Result<OAuthTokens, GrantFailure> exchange(String code, Secret verifier, URI redirectUri);

    /** Uses up the refresh token where the institution rotates them. */
    Result<OAuthTokens, GrantFailure> refresh(String refreshToken);

    /** Gives the consent back (RFC 7009), as far as the institution can be reached. */
    void revoke(OAuthTokens tokens);
}
