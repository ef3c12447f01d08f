package com.dashtam.sync.application.portfolio;

import com.dashtam.kernel.money.Currency;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.domain.portfolio.NetWorth;
import com.dashtam.sync.domain.portfolio.NetWorthTotal;
import com.dashtam.sync.domain.rate.MinorUnit;
import com.dashtam.sync.domain.rate.Rates;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/** Turns sums into the currency that was asked for, if one was. */
final class Conversion {

    private record Target(Currency currency, int digits) {}

    private final Rates rates;
    private final Optional<Target> target;

    private Conversion(Rates rates, Optional<Target> target) {
        this.rates = rates;
        this.target = target;
    }

    static Result<Conversion, NetWorthRefusal> into(Optional<Currency> wanted, Rates rates) {
        if (wanted.isEmpty()) {
            return Result.ok(new Conversion(rates, Optional.empty()));
        }
        var digits = MinorUnit.digits(wanted.get());
        return digits.isEmpty()
                ? Result.err(NetWorthRefusal.CURRENCY_UNKNOWN)
                : Result.ok(
                        new Conversion(
                                rates, Optional.of(new Target(wanted.get(), digits.getAsInt()))));
    }

    Optional<NetWorthTotal> total(Collection<NetWorth> sums, LocalDate day) {
        return target.map(it ->
                NetWorthTotal.of(
                        sums,
                        it.currency(),
                        it.digits(),
                        from -> rates.find(from, it.currency(), day)));
    }
}
