package com.dashtam.provider.application.feed;

import com.dashtam.kernel.command.Command;
import com.dashtam.provider.domain.feed.Period;
import java.util.Optional;
import java.util.UUID;

/**
 * A service wants the transactions of a connection.
 *
 * @param account the institution's identifier of the only account wanted; absent for all
 */
public record ReadTransactions(UUID connectionId, Period period, Optional<String> account)
        implements Command {}
