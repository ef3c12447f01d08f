package com.dashtam.sync.application.job;

import com.dashtam.kernel.command.Command;
import java.util.UUID;

/** A user has consented: everything the new connection holds is wanted. */
public record StartFirstSync(UUID userId, UUID connectionId, String providerSlug)
        implements Command {}
