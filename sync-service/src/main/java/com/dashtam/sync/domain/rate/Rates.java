package com.dashtam.sync.domain.rate;

import com.dashtam.kernel.money.Currency;
import java.time.LocalDate;
import java.util.Optional;

/** The exchange rates that are known. */
public interface Rates {

    /** Nothing is known. */
    Rates NONE = (_, _, _) -> Optional.empty();

    /**
     * The rate of a day, or the latest of the {@value RateTable#MAX_AGE_DAYS} days before it, as
     * none is made at weekends.
     */
    Optional<Rate> find(Currency from, Currency to, LocalDate day);
}
