package com.dashtam.sync.application.holding;

import com.dashtam.kernel.command.Query;
import com.dashtam.sync.domain.holding.HoldingFilter;

/** Asks for what a user holds. */
public record ListHoldings(HoldingFilter filter) implements Query {}
