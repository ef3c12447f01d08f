package com.dashtam.sync.application.account;

import com.dashtam.kernel.command.Query;
import java.util.UUID;

/** Asks for one account of a user. */
public record GetAccount(UUID userId, UUID accountId) implements Query {}
