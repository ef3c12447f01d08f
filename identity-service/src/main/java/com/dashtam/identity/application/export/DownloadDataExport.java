package com.dashtam.identity.application.export;

import com.dashtam.kernel.command.Command;
import java.util.UUID;

/** A user fetches a copy; the session is the one in use. */
public record DownloadDataExport(UUID userId, UUID sessionId, UUID exportId) implements Command {}
