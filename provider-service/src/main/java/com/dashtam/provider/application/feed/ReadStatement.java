package com.dashtam.provider.application.feed;

import com.dashtam.kernel.command.Command;
import java.util.UUID;

/** A service wants the content of a file that a user uploaded. */
@SuppressWarnings("ArrayRecordComponent") // never compared, and too large to copy
public record ReadStatement(UUID userId, byte[] file) implements Command {}
