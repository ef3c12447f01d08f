package com.dashtam.provider.domain.feed;

/** An institution whose customers make a key and a secret there, and hand them over. */
public non-sealed interface KeyInstitution extends OnlineInstitution {}
