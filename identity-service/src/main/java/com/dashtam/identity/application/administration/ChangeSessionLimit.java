package com.dashtam.identity.application.administration;

import com.dashtam.identity.domain.session.SessionTier;
import com.dashtam.kernel.command.Command;
import java.util.Optional;
import java.util.UUID;

/**
 * An administrator lets a user have more or fewer sessions open at once.
 *
 * @param tier empty where it stays
 * @param ownMaxSessions empty where it stays; empty inside where the tier's number shall hold
 */
public record ChangeSessionLimit(
        UUID userId,
        Optional<SessionTier> tier,
        Optional<Optional<Integer>> ownMaxSessions,
        UUID by)
        implements Command {}
