package com.dashtam.sandbox.ledger;

import java.math.BigDecimal;

/** What an investment transaction says about its security. */
public record Trade(Security security, BigDecimal units, Cents unitPrice, Cents fees) {}
