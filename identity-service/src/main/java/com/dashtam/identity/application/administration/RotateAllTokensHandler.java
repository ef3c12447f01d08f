package com.dashtam.identity.application.administration;

import com.dashtam.events.identity.GlobalTokenRotationAttempted;
import com.dashtam.events.identity.GlobalTokenRotationFailed;
import com.dashtam.events.identity.GlobalTokenRotationRefusal;
import com.dashtam.events.identity.GlobalTokenRotationSucceeded;
import com.dashtam.identity.application.IdentityWorkflows;
import com.dashtam.identity.domain.token.GlobalTokenVersion;
import com.dashtam.identity.domain.token.TokenSettings;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Workflows;
import java.time.InstantSource;

/** Voids the tokens of all users; those of the version before stay good for the grace period. */
public final class RotateAllTokensHandler
        implements CommandHandler<RotateAllTokens, GlobalTokenVersion, Unit> {

    private final Workflows workflows;
    private final TokenSettings settings;
    private final InstantSource clock;

    public RotateAllTokensHandler(
            Workflows workflows, TokenSettings settings, InstantSource clock) {
        this.workflows = workflows;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Result<GlobalTokenVersion, Unit> handle(RotateAllTokens command, Caller caller) {
        return workflows
                .start(IdentityWorkflows.GLOBAL_TOKEN_ROTATION, caller, new EventKey.OwnWorkflow())
                .attempted(new GlobalTokenRotationAttempted(command.by(), command.note()))
                .<GlobalTokenVersion, Unit>run(() -> rotate(command))
                .otherwise(_ -> failed(command), () -> failed(command));
    }

    private Outcome<GlobalTokenVersion, GlobalTokenRotationSucceeded, Unit> rotate(
            RotateAllTokens command) {
        var now = settings.rotate(command.note(), command.grace(), clock.instant());
        return Outcome.done(
                now,
                new GlobalTokenRotationSucceeded(
                        command.by(),
                        command.note(),
                        now.version() - 1,
                        now.version(),
                        Math.toIntExact(now.grace().toSeconds())));
    }

    private static GlobalTokenRotationFailed failed(RotateAllTokens command) {
        return new GlobalTokenRotationFailed(
                command.by(), GlobalTokenRotationRefusal.internal_error);
    }
}
