package com.dashtam.provider.infrastructure.schwab;

/**
 * Stands in for account numbers, which are not to leave the service. The same number always has the
 * same identifier, whoever consents and however often, and an identifier does not tell the number.
 */
@FunctionalInterface
public interface AccountIdentifiers {

    /**
     * @return at most 255 characters
     */
    String of(String accountNumber);
}
