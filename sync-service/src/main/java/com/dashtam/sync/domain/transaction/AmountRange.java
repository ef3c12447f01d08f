package com.dashtam.sync.domain.transaction;

import java.math.BigDecimal;
import java.util.Optional;

/** The amounts that are asked for, both ends included; an absent end is open. */
public record AmountRange(Optional<BigDecimal> least, Optional<BigDecimal> most) {

    public static final AmountRange EVERYTHING =
            new AmountRange(Optional.empty(), Optional.empty());

    /** Whether its greatest amount is below its least one, so that it holds none. */
    public boolean isReversed() {
        return least.isPresent() && most.isPresent() && most.get().compareTo(least.get()) < 0;
    }
}
