package com.dashtam.provider.domain.feed;

import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.consent.Secret;
import com.dashtam.provider.domain.credential.OAuthTokens;
import java.net.URI;
import java.util.Optional;

/** The OAuth2 server of an institution. Calls block and have time limits. */
public interface AuthorizationServer {

    /** Where the user gives consent (RFC 6749, section 4.1.1, with PKCE by S256). */
    URI authorizationUrl(Secret state, Secret verifier, URI redirectUri);

    /**
     * By what its server names itself in its answers (RFC 9207); absent where it does not, and then
     * only the address that it redirects to tells it from others.
     */
    Optional<String> issuer();

    Result<OAuthTokens, GrantFailure> exchange(String code, Secret verifier, URI redirectUri);

    /** Uses up the refresh token where the institution rotates them. */
    Result<OAuthTokens, GrantFailure> refresh(String refreshToken);

    /** Gives the consent back (RFC 7009), as far as the institution can be reached. */
    void revoke(OAuthTokens tokens);
}
