package com.dashtam.provider.infrastructure.http;

import java.net.URI;

/** Addresses of institutions in the configuration. */
public final class WebAddress {

    private WebAddress() {}

    /**
     * @throws IllegalArgumentException when it is relative, of another scheme or names a user
     */
    public static void require(URI uri) {
        boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        if (!web || uri.getHost() == null || uri.getUserInfo() != null) {
            throw new IllegalArgumentException("not an absolute web address: " + uri);
        }
    }
}
