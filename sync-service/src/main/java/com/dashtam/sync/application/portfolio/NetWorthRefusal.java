package com.dashtam.sync.application.portfolio;

/** Why no net worth is told. */
public enum NetWorthRefusal {
    /** There is no such currency in use. */
    CURRENCY_UNKNOWN,
    /** The last day is before the first. */
    RANGE_REVERSED,
    /** There are more points than are told at once. */
    RANGE_TOO_LONG
}
