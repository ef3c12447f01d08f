package com.dashtam.identity.application.mfa;

import com.dashtam.kernel.command.Query;
import java.util.UUID;

/** Which factors does a user have? */
public record GetFactors(UUID userId) implements Query {}
