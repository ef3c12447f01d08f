package com.dashtam.provider.domain.feed;

import com.dashtam.kernel.feed.LeftOut;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedHolding;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An account as a file shows it.
 *
 * @param balanceTold whether the file says what the balance is
 * @param asOf of which day balance and holdings are, where the file says so
 * @param holdings everything that the account holds; absent when the file does not say, or does not
 *     say all of it
 * @param leftOut the positions that could not be read
 */
public record Statement(
        NormalizedAccount account,
        boolean balanceTold,
        Optional<LocalDate> asOf,
        Optional<List<NormalizedHolding>> holdings,
        List<LeftOut> leftOut) {

    public Statement {
        holdings = holdings.map(List::copyOf);
        leftOut = List.copyOf(leftOut);
    }
}
