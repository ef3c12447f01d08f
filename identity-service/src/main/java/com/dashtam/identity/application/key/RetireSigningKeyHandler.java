package com.dashtam.identity.application.key;

import com.dashtam.events.identity.SigningKeyRetirementAttempted;
import com.dashtam.events.identity.SigningKeyRetirementCause;
import com.dashtam.events.identity.SigningKeyRetirementFailed;
import com.dashtam.events.identity.SigningKeyRetirementRefusal;
import com.dashtam.events.identity.SigningKeyRetirementSucceeded;
import com.dashtam.identity.application.IdentityWorkflows;
import com.dashtam.identity.domain.key.KeyGeneration;
import com.dashtam.identity.domain.key.SigningKey;
import com.dashtam.identity.domain.key.SigningKeys;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Workflows;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Takes a key out of use at once, and sees to it that one remains which signs for good: from now on
 * where no other may sign yet, else once everybody can know it.
 */
public final class RetireSigningKeyHandler
        implements CommandHandler<RetireSigningKey, Unit, NoSuchKey> {

    private final Workflows workflows;
    private final SigningKeys keys;
    private final KeyGeneration generation;
    private final InstantSource clock;

    public RetireSigningKeyHandler(
            Workflows workflows, SigningKeys keys, KeyGeneration generation, InstantSource clock) {
        this.workflows = workflows;
        this.keys = keys;
        this.generation = generation;
        this.clock = clock;
    }

    @Override
    public Result<Unit, NoSuchKey> handle(RetireSigningKey command, Caller caller) {
        var cause = causeOf(command);
        return workflows
                .start(IdentityWorkflows.SIGNING_KEY_RETIREMENT, caller, new EventKey.OwnWorkflow())
                .attempted(new SigningKeyRetirementAttempted(command.by(), command.kid(), cause))
                .first(() -> Result.<SigningKey, NoSuchKey>ok(generation.generate(clock.instant())))
                .then(spare -> retire(command, cause, spare))
                .otherwise(
                        _ -> failed(command, SigningKeyRetirementRefusal.no_such_key),
                        () -> failed(command, SigningKeyRetirementRefusal.internal_error));
    }

    private Outcome<Unit, SigningKeyRetirementSucceeded, NoSuchKey> retire(
            RetireSigningKey command, SigningKeyRetirementCause cause, SigningKey spare) {
        Instant now = clock.instant();
        if (!keys.retire(command.kid(), now)) {
            return Outcome.refused(new NoSuchKey());
        }
        replace(spare, now);
        return Outcome.done(
                Unit.DONE, new SigningKeyRetirementSucceeded(command.by(), command.kid(), cause));
    }

    private void replace(SigningKey spare, Instant now) {
        var left = keys.unretired(now);
        if (left.stream().anyMatch(key -> key.retireAt().isEmpty() && key.maySign(now))) {
            return;
        }
        boolean signs = left.stream().anyMatch(key -> key.maySign(now));
        boolean waits = left.stream().anyMatch(key -> key.retireAt().isEmpty());
        if (!signs) {
            keys.add(spare.startingAt(now));
        } else if (!waits) {
            keys.add(spare.startingAt(now.plus(SigningKey.LEAD)));
        }
    }

    private static SigningKeyRetirementCause causeOf(RetireSigningKey command) {
        return switch (command.cause()) {
            case COMPROMISED -> SigningKeyRetirementCause.compromised;
            case PRECAUTION -> SigningKeyRetirementCause.precaution;
        };
    }

    private static SigningKeyRetirementFailed failed(
            RetireSigningKey command, SigningKeyRetirementRefusal reason) {
        return new SigningKeyRetirementFailed(command.by(), command.kid(), reason);
    }
}
