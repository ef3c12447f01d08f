package com.dashtam.sync.domain.account;

import java.util.Optional;

/**
 * What a user has set for an account; no sync and no file changes it.
 *
 * @param excludedFromNetWorth whether the account is kept out of the net worth
 */
public record AccountSettings(boolean excludedFromNetWorth, Optional<OwnName> ownName) {

    /** Of an account that its user has set nothing for. */
    public static final AccountSettings NONE = new AccountSettings(false, Optional.empty());
}
