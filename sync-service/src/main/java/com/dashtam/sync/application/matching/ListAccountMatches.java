package com.dashtam.sync.application.matching;

import com.dashtam.kernel.command.Query;
import java.util.UUID;

/** What a user has been asked about accounts and has not answered yet. */
public record ListAccountMatches(UUID userId) implements Query {}
