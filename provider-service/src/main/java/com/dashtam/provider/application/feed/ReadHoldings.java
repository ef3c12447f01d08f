package com.dashtam.provider.application.feed;

import com.dashtam.kernel.command.Command;
import java.util.Optional;
import java.util.UUID;

/**
 * A service wants what the accounts of a connection hold.
 *
 * @param account the institution's identifier of the only account wanted
 */
public record ReadHoldings(UUID connectionId, Optional<String> account) implements Command {}
