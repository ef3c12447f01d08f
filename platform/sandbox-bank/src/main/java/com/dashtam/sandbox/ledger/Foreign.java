package com.dashtam.sandbox.ledger;

/** The amount of a transfer in the currency of its other side. */
public record Foreign(Cents amount, String currency) {}
