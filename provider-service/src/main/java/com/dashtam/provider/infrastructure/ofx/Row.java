package com.dashtam.provider.infrastructure.ofx;

import com.dashtam.kernel.feed.LeftOut.Reason;
import com.dashtam.kernel.money.Currency;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A posting, a position, a security or a balance as the file has it: its elements by their names.
 */
final class Row {

    private final String name;
    private final Map<String, String> elements = new HashMap<>();

    Row(String name) {
        this.name = name;
    }

    /** Of the aggregate, such as {@code BUYSTOCK}. */
    String name() {
        return name;
    }

    /** Whether it says nothing at all. */
    boolean isEmpty() {
        return elements.isEmpty();
    }

    /** Whether it is a transaction as banks have them, by itself or in an investment account. */
    boolean isOfBank() {
        return name.equals(Structure.BANK_ROW) || name.equals("INVBANKTRAN");
    }

    /** How many transactions it stands for. */
    int transactions() {
        return name.equals("REINVEST") ? 2 : 1;
    }

    /** Of two elements with one name the first counts. */
    void put(String element, String value) {
        elements.putIfAbsent(element, value);
    }

    Optional<String> text(String element) {
        return Optional.ofNullable(elements.get(element));
    }

    String textOr(String element, String otherwise) {
        return elements.getOrDefault(element, otherwise);
    }

    /**
     * A number.
     *
     * @throws UnreadableException when it is there and no number
     */
    Optional<BigDecimal> number(String element) {
        return text(element).map(value -> read(element, value, OfxValues::number));
    }

    BigDecimal requiredNumber(String element) {
        return number(element).orElseThrow(() -> missing(element));
    }

    /** The day of the first of the elements that is there. */
    LocalDate requiredDate(String first, String second) {
        return date(first).or(() -> date(second)).orElseThrow(() -> missing(first));
    }

    Optional<LocalDate> date(String element) {
        return text(element).map(value -> read(element, value, OfxValues::date));
    }

    private static <T> T read(String element, String value, Function<String, T> as) {
        try {
            return as.apply(value);
        } catch (UnreadableException e) {
            throw e.in(element);
        }
    }

    /** With CURRENCY amounts are in that currency; with ORIGCURRENCY they are converted already. */
    Currency currency(Currency ofTheStatement) {
        return text("CURRENCY.CURSYM")
                .flatMap(code -> Currency.parse(code).fold(Optional::of, why -> Optional.empty()))
                .orElse(ofTheStatement);
    }

    UnreadableException missing(String element) {
        return new UnreadableException(Reason.MISSING, name + " lacks " + element).in(element);
    }
}
