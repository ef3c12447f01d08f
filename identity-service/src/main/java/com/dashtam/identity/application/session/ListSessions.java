package com.dashtam.identity.application.session;

import com.dashtam.kernel.command.Query;
import java.util.UUID;

/**
 * Where is the user signed in?
 *
 * @param current the session from which the question comes
 */
public record ListSessions(UUID userId, UUID current, boolean activeOnly) implements Query {

    /** More sessions than this are not shown. */
    static final int LIMIT = 100;
}
