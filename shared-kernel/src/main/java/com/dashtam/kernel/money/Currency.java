package com.dashtam.kernel.money;

import com.dashtam.kernel.result.Result;
import java.util.Locale;

/** An ISO 4217 currency code: three upper-case letters. */
public record Currency(String code) implements Comparable<Currency> {

    public Currency {
        if (!isCode(code)) {
            throw new IllegalArgumentException("not a currency code");
        }
    }

    /** Accepts any letter case, as institutions write codes in both. */
    public static Result<Currency, String> parse(String text) {
        String code = text.strip().toUpperCase(Locale.ROOT);
        return isCode(code)
                ? Result.ok(new Currency(code))
                : Result.err("must be three letters (ISO 4217)");
    }

    private static boolean isCode(String text) {
        return text.length() == 3 && text.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }

    @Override
    public int compareTo(Currency other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
