package com.dashtam.identity.application.administration;

import com.dashtam.kernel.command.Query;

/** What holds for the tokens of all users? */
public record GetSecurityConfig() implements Query {}
