package com.dashtam.provider.infrastructure.alpaca;

import com.dashtam.provider.domain.credential.KeyPair;
import com.dashtam.provider.infrastructure.http.WebAddress;
import java.net.URI;
import java.util.stream.Stream;

/**
 * Where Alpaca is.
 *
 * @param paper for accounts with play money, whose keys begin with {@code PK}
 * @param live for all others
 * @param pageSize activities a page; Alpaca gives 100 at most
 */
public record AlpacaSettings(URI paper, URI live, int pageSize) {

    public static final int MAX_PAGE_SIZE = 100;
    private static final String PAPER_KEY = "PK";

    public AlpacaSettings {
        Stream.of(paper, live).forEach(WebAddress::require);
        if (pageSize < 1 || pageSize > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException(
                    "a page of Alpaca's holds 1 to " + MAX_PAGE_SIZE + " activities");
        }
    }

    URI baseOf(KeyPair keys) {
        return keys.key().startsWith(PAPER_KEY) ? paper : live;
    }

    /** The addresses that we call. */
    public Stream<URI> called() {
        return Stream.of(paper, live);
    }
}
