package com.dashtam.sync.application.portfolio;

import com.dashtam.kernel.command.Query;
import com.dashtam.kernel.money.Currency;
import com.dashtam.sync.domain.portfolio.HistoryRange;
import com.dashtam.sync.domain.portfolio.HistoryRange.Interval;
import com.dashtam.sync.domain.portfolio.NetWorth;
import com.dashtam.sync.domain.portfolio.NetWorthTotal;
import com.dashtam.sync.domain.portfolio.Omission;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Asks what a user's accounts came to.
 *
 * @param from the usual time before the end, if absent
 * @param to today, if absent
 * @param included accounts that would not count for these reasons count too
 * @param currency of totals, if they are wanted
 */
public record GetNetWorthHistory(
        UUID userId,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Interval interval,
        Set<Omission> included,
        Optional<Currency> currency)
        implements Query {

    /** What the accounts came to at the end of a day. */
    public record Point(LocalDate day, List<NetWorth> sums, Optional<NetWorthTotal> total) {}

    /** The points of a range, the oldest first. */
    public record History(HistoryRange range, List<Point> points) {}

    HistoryRange range(LocalDate today) {
        LocalDate end = to.orElse(today);
        return new HistoryRange(from.orElseGet(() -> interval.usualStart(end)), end, interval);
    }
}
