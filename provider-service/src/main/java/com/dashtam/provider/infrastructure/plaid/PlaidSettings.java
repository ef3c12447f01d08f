package com.dashtam.provider.infrastructure.plaid;

import com.dashtam.provider.infrastructure.http.WebAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where Plaid is, who we are there, and what is asked for.
 *
 * @param api the address that every path follows on
 * @param clientName what Plaid's pages call us
 * @param products without which an institution cannot be linked
 * @param optionalProducts that are had where the institution gives them
 * @param countryCodes whose institutions users may choose (ISO 3166-1 alpha-2)
 * @param language of the pages (ISO 639-1)
 * @param historyDays of transactions to be fetched from the institution
 * @param pageSize transactions a page
 * @param webhook where Plaid sends its notices; none are awaited without it
 */
public record PlaidSettings(
        URI api,
        String clientId,
        String secret,
        String clientName,
        List<String> products,
        List<String> optionalProducts,
        List<String> countryCodes,
        String language,
        int historyDays,
        int pageSize,
        Optional<URI> webhook) {

    public static final int MAX_PAGE_SIZE = 500;
    public static final int MAX_HISTORY_DAYS = 730;
    private static final int LONGEST_NAME = 30;

    public PlaidSettings {
        WebAddress.require(api);
        webhook.ifPresent(WebAddress::require);
        products = List.copyOf(products);
        optionalProducts = List.copyOf(optionalProducts);
        countryCodes = List.copyOf(countryCodes);
        if (clientId.isBlank() || secret.isBlank()) {
            throw new IllegalArgumentException("a client of Plaid's has an id and a secret");
        }
        if (clientName.isBlank() || clientName.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "Plaid shows names of 1 to " + LONGEST_NAME + " characters");
        }
        if (products.isEmpty() || countryCodes.isEmpty()) {
            throw new IllegalArgumentException("Plaid wants a product and a country at least");
        }
        if (historyDays < 1 || historyDays > MAX_HISTORY_DAYS) {
            throw new IllegalArgumentException(
                    "Plaid's history has 1 to " + MAX_HISTORY_DAYS + " days");
        }
        if (pageSize < 1 || pageSize > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException(
                    "a page of Plaid's holds 1 to " + MAX_PAGE_SIZE + " transactions");
        }
    }

    /** The addresses that we call. */
    public Stream<URI> called() {
        return Stream.of(api);
    }

    @Override
    public String toString() {
        return "PlaidSettings[api=" + api + ", clientId=" + clientId + "]";
    }
}
