package com.dashtam.identity.application.export;

import com.dashtam.kernel.command.Query;
import java.util.UUID;

/** How far is this copy? */
public record GetDataExport(UUID userId, UUID exportId) implements Query {}
