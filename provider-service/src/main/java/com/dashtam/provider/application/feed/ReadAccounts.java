package com.dashtam.provider.application.feed;

import com.dashtam.kernel.command.Command;
import java.util.UUID;

/** A service wants the accounts of a connection. */
public record ReadAccounts(UUID connectionId) implements Command {}
