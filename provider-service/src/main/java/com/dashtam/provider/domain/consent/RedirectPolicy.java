package com.dashtam.provider.domain.consent;

import com.dashtam.provider.domain.institution.Slug;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Where an institution may send the browser: our own page, or an address that the operator lists.
 * Compared as strings (RFC 9700, section 4.1.3).
 *
 * @param publicUrl the address of the platform, without a slash at the end
 */
public record RedirectPolicy(String publicUrl, Set<String> allowed) {

    public RedirectPolicy {
        allowed = Set.copyOf(allowed);
    }

    public URI ownPage(Slug slug) {
        return URI.create(publicUrl + "/oauth/" + slug + "/callback");
    }

    /** The address to use for a wish, which is absent when the client leaves it to us. */
    public Optional<URI> choose(Slug slug, Optional<String> wished) {
        URI own = ownPage(slug);
        if (wished.isEmpty() || wished.get().equals(own.toString())) {
            return Optional.of(own);
        }
        return wished.filter(allowed::contains).map(URI::create);
    }
}
