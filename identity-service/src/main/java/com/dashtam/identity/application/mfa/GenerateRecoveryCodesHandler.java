package com.dashtam.identity.application.mfa;

import com.dashtam.events.identity.RecoveryCodeGenerationAttempted;
import com.dashtam.events.identity.RecoveryCodeGenerationFailed;
import com.dashtam.events.identity.RecoveryCodeGenerationSucceeded;
import com.dashtam.events.identity.RecoveryCodesRefusal;
import com.dashtam.identity.application.IdentityWorkflows;
import com.dashtam.identity.application.session.RecentAuthentication;
import com.dashtam.identity.domain.mfa.RecoveryCode;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Workflows;
import java.util.List;

/** Gives a user new recovery codes in place of the old ones. */
public final class GenerateRecoveryCodesHandler
        implements CommandHandler<GenerateRecoveryCodes, List<RecoveryCode>, RecoveryCodesRefused> {

    private final Workflows workflows;
    private final Users users;
    private final Factors factors;
    private final RecentAuthentication recent;

    public GenerateRecoveryCodesHandler(
            Workflows workflows, Users users, Factors factors, RecentAuthentication recent) {
        this.workflows = workflows;
        this.users = users;
        this.factors = factors;
        this.recent = recent;
    }

    @Override
    public Result<List<RecoveryCode>, RecoveryCodesRefused> handle(
            GenerateRecoveryCodes command, Caller caller) {
        return workflows
                .start(
                        IdentityWorkflows.RECOVERY_CODE_GENERATION,
                        caller,
                        new EventKey.User(command.userId()))
                .attempted(new RecoveryCodeGenerationAttempted(command.userId()))
                .run(() -> renew(command))
                .otherwise(
                        refusal ->
                                new RecoveryCodeGenerationFailed(
                                        command.userId(), refusal.reason()),
                        () ->
                                new RecoveryCodeGenerationFailed(
                                        command.userId(), RecoveryCodesRefusal.internal_error));
    }

    private Outcome<List<RecoveryCode>, RecoveryCodeGenerationSucceeded, RecoveryCodesRefused>
            renew(GenerateRecoveryCodes command) {
        if (!recent.covers(command.sessionId())) {
            return Outcome.refused(RecoveryCodesRefused.STEP_UP_REQUIRED);
        }
        if (!users.lock(command.userId())) {
            throw new IllegalStateException("the user is gone");
        }
        if (!factors.any(command.userId())) {
            return Outcome.refused(RecoveryCodesRefused.MFA_NOT_ENABLED);
        }
        List<RecoveryCode> codes = factors.renewRecoveryCodes(command.userId());
        return Outcome.done(
                codes, new RecoveryCodeGenerationSucceeded(command.userId(), codes.size()));
    }
}
