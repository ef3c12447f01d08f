package com.dashtam.sync.domain.portfolio;

import com.dashtam.kernel.money.Currency;
import com.dashtam.kernel.money.Money;
import com.dashtam.sync.domain.rate.Rate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Sums of several currencies in one. Each is converted once, from its exact sum; one whose rate is
 * not known is told and not guessed.
 *
 * @param unconverted what is missing
 */
public record NetWorthTotal(Currency currency, List<Part> parts, List<NetWorth> unconverted) {

    public NetWorthTotal {
        parts = List.copyOf(parts);
        unconverted = List.copyOf(unconverted);
    }

    /**
     * What the accounts of one currency are in the total.
     *
     * @param from the currency of the accounts
     * @param rate absent where that is the total's own
     */
    public record Part(Currency from, Money assets, Money liabilities, Optional<Rate> rate) {

        public Money net() {
            return assets.minus(liabilities);
        }
    }

    /**
     * Converts what can be.
     *
     * @param digits how many a converted amount has after the point
     */
    public static NetWorthTotal of(
            Collection<NetWorth> sums,
            Currency currency,
            int digits,
            Function<Currency, Optional<Rate>> rates) {
        var parts = new ArrayList<Part>();
        var unconverted = new ArrayList<NetWorth>();
        for (NetWorth sum : sums) {
            if (sum.currency().equals(currency)) {
                parts.add(new Part(currency, sum.assets(), sum.liabilities(), Optional.empty()));
            } else {
                rates.apply(sum.currency())
                        .ifPresentOrElse(
                                rate -> parts.add(converted(sum, rate, digits)),
                                () -> unconverted.add(sum));
            }
        }
        return new NetWorthTotal(currency, parts, unconverted);
    }

    private static Part converted(NetWorth sum, Rate rate, int digits) {
        return new Part(
                sum.currency(),
                rate.convert(sum.assets(), digits),
                rate.convert(sum.liabilities(), digits),
                Optional.of(rate));
    }

    public Money assets() {
        return sum(Part::assets);
    }

    public Money liabilities() {
        return sum(Part::liabilities);
    }

    public Money net() {
        return assets().minus(liabilities());
    }

    public boolean isPartial() {
        return !unconverted.isEmpty();
    }

    private Money sum(Function<Part, Money> amount) {
        return parts.stream().map(amount).reduce(Money.zero(currency), Money::plus);
    }
}
