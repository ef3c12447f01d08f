package com.dashtam.kernel.money;

/** Two currencies met in one sum: a bug in the caller, never a condition to handle. */
public final class CurrencyMismatchException extends RuntimeException {

    CurrencyMismatchException(Currency expected, Currency actual) {
        super("expected " + expected + " but got " + actual);
    }
}
