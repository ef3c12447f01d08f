package com.dashtam.identity.application.key;

import com.dashtam.kernel.command.Query;

/** Which keys may have signed a living token? */
public record GetKeySet() implements Query {}
