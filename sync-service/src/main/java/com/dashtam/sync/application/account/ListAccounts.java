package com.dashtam.sync.application.account;

import com.dashtam.kernel.command.Query;
import com.dashtam.sync.domain.account.AccountFilter;

/** Asks for a user's accounts. */
public record ListAccounts(AccountFilter filter) implements Query {}
