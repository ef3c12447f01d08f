package com.dashtam.provider.domain.feed;

import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedHolding;
import java.util.List;
import java.util.Optional;

/**
 * An account as a file shows it.
 *
 * @param holdings everything that the account holds; absent when the file does not say, or does not
 *     say all of it
 * @param unreadable how many positions could not be read
 */
public record Statement(
        NormalizedAccount account, Optional<List<NormalizedHolding>> holdings, int unreadable) {

    public Statement {
        holdings = holdings.map(List::copyOf);
    }
}
