package com.dashtam.sync.application.imports;

import com.dashtam.kernel.command.Query;
import java.util.UUID;

/** Asks for one import of a user. */
public record GetImport(UUID userId, UUID importId) implements Query {}
