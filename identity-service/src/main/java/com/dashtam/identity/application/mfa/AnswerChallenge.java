package com.dashtam.identity.application.mfa;

import com.dashtam.kernel.command.Command;
import java.util.UUID;

/** Somebody answers a challenge in order to be signed in. */
public record AnswerChallenge(UUID challengeId, ChallengeAnswer answer) implements Command {}
