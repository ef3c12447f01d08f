package com.dashtam.identity.application.key;

import com.dashtam.events.identity.SigningKeyRotationAttempted;
import com.dashtam.events.identity.SigningKeyRotationFailed;
import com.dashtam.events.identity.SigningKeyRotationRefusal;
import com.dashtam.events.identity.SigningKeyRotationSucceeded;
import com.dashtam.identity.application.IdentityWorkflows;
import com.dashtam.identity.domain.key.KeyGeneration;
import com.dashtam.identity.domain.key.SigningKey;
import com.dashtam.identity.domain.key.SigningKeys;
import com.dashtam.identity.domain.token.AccessGrant;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Workflows;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Publishes a key before it signs, and keeps the one before published until its last token has
 * died: nobody ever meets a token whose key is not known.
 */
public final class RotateSigningKeyHandler
        implements CommandHandler<RotateSigningKey, SigningKey, RotationPending> {

    /** Beyond a token's life: clocks differ, and instances change keys within a while. */
    static final Duration TAIL = AccessGrant.LIFE.plusMinutes(5);

    private final Workflows workflows;
    private final SigningKeys keys;
    private final KeyGeneration generation;
    private final InstantSource clock;

    public RotateSigningKeyHandler(
            Workflows workflows, SigningKeys keys, KeyGeneration generation, InstantSource clock) {
        this.workflows = workflows;
        this.keys = keys;
        this.generation = generation;
        this.clock = clock;
    }

    @Override
    public Result<SigningKey, RotationPending> handle(RotateSigningKey command, Caller caller) {
        return workflows
                .start(IdentityWorkflows.SIGNING_KEY_ROTATION, caller, new EventKey.OwnWorkflow())
                .attempted(new SigningKeyRotationAttempted(command.by()))
                .first(() ->
                        Result.<SigningKey, RotationPending>ok(
                                generation.generate(clock.instant().plus(SigningKey.LEAD))))
                .then(next -> rotate(next, command))
                .otherwise(
                        _ -> failed(command, SigningKeyRotationRefusal.rotation_pending),
                        () -> failed(command, SigningKeyRotationRefusal.internal_error));
    }

    private Outcome<SigningKey, SigningKeyRotationSucceeded, RotationPending> rotate(
            SigningKey next, RotateSigningKey command) {
        Instant now = clock.instant();
        return keys.rotate(next, next.notBefore().plus(TAIL), now)
                ? Outcome.done(next, new SigningKeyRotationSucceeded(command.by(), next.kid()))
                : Outcome.refused(new RotationPending());
    }

    private static SigningKeyRotationFailed failed(
            RotateSigningKey command, SigningKeyRotationRefusal reason) {
        return new SigningKeyRotationFailed(command.by(), reason);
    }
}
