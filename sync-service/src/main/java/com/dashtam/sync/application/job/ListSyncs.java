package com.dashtam.sync.application.job;

import com.dashtam.kernel.command.Query;
import com.dashtam.sync.domain.job.SyncFilter;
import java.util.Optional;

/**
 * Asks for a page of a user's sync jobs, newest first.
 *
 * @param limit how many at most
 */
public record ListSyncs(SyncFilter filter, Optional<String> cursor, int limit) implements Query {}
