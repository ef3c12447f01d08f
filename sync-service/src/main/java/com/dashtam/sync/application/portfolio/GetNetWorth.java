package com.dashtam.sync.application.portfolio;

import com.dashtam.kernel.command.Query;
import com.dashtam.kernel.money.Currency;
import com.dashtam.sync.domain.portfolio.NetWorth;
import com.dashtam.sync.domain.portfolio.NetWorthTotal;
import com.dashtam.sync.domain.portfolio.Omission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;

/**
 * Asks what a user's accounts come to.
 *
 * @param included accounts that would not count for these reasons count too
 * @param currency of a total, if one is wanted
 */
public record GetNetWorth(UUID userId, Set<Omission> included, Optional<Currency> currency)
        implements Query {

    /**
     * The sums of the accounts that count.
     *
     * @param leftOut the accounts that do not
     */
    public record Answer(
            List<NetWorth> sums,
            SortedMap<UUID, Omission> leftOut,
            Optional<NetWorthTotal> total) {}
}
