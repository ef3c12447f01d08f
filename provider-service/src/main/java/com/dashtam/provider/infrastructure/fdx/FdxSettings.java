package com.dashtam.provider.infrastructure.fdx;

import com.dashtam.provider.infrastructure.http.WebAddress;
import com.dashtam.provider.infrastructure.oauth.OAuthSettings;
import java.net.URI;
import java.util.stream.Stream;

/**
 * What tells one FDX institution from another.
 *
 * @param api the address that {@code /accounts} follows on, such as {@code https://…/fdx/v6}
 * @param pageSize elements; institutions may give fewer
 */
public record FdxSettings(OAuthSettings oauth, URI api, Paging paging, int pageSize) {

    public FdxSettings {
        WebAddress.require(api);
        if (pageSize < 1) {
            throw new IllegalArgumentException("a page holds at least one element");
        }
    }

    /** The addresses that we call ourselves. */
    public Stream<URI> called() {
        return Stream.concat(oauth.called(), Stream.of(api));
    }
}
