package com.dashtam.provider.domain.feed;

/** An institution whose customers give their consent to its OAuth2 server. */
public non-sealed interface ConsentInstitution extends OnlineInstitution {

    AuthorizationServer authorization();
}
