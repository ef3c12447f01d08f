package com.dashtam.identity.application.mfa;

import com.dashtam.kernel.command.Command;
import java.util.UUID;

/** Somebody who is signed in answers the challenge that he asked for. */
public record AnswerStepUp(UUID userId, UUID sessionId, UUID challengeId, ChallengeAnswer answer)
        implements Command {}
