package com.dashtam.identity.application.mfa;

import com.dashtam.events.identity.MfaDisableRefusal;
import com.dashtam.events.identity.UserMfaDisableAttempted;
import com.dashtam.events.identity.UserMfaDisableFailed;
import com.dashtam.events.identity.UserMfaDisableSucceeded;
import com.dashtam.identity.application.IdentityWorkflows;
import com.dashtam.identity.application.session.RecentAuthentication;
import com.dashtam.identity.domain.mfa.Passkeys;
import com.dashtam.identity.domain.mfa.TotpFactors;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Workflows;
import java.util.UUID;

/** Removes a factor of a user who has shown not long ago that he still has one. */
public final class RemoveFactorHandler
        implements CommandHandler<RemoveFactor, Unit, DisableRefused> {

    private final Workflows workflows;
    private final Users users;
    private final TotpFactors totp;
    private final Passkeys passkeys;
    private final Factors factors;
    private final RecentAuthentication recent;

    public RemoveFactorHandler(
            Workflows workflows,
            Users users,
            TotpFactors totp,
            Passkeys passkeys,
            Factors factors,
            RecentAuthentication recent) {
        this.workflows = workflows;
        this.users = users;
        this.totp = totp;
        this.passkeys = passkeys;
        this.factors = factors;
        this.recent = recent;
    }

    @Override
    public Result<Unit, DisableRefused> handle(RemoveFactor command, Caller caller) {
        var factor = PublishedFactor.of(command.factor());
        UUID passkeyId = command.passkeyId().orElse(null);
        return workflows
                .start(
                        IdentityWorkflows.USER_MFA_DISABLE,
                        caller,
                        new EventKey.User(command.userId()))
                .attempted(new UserMfaDisableAttempted(command.userId(), factor, passkeyId))
                .run(() -> remove(command))
                .otherwise(
                        refusal -> failed(command, refusal.reason()),
                        () -> failed(command, MfaDisableRefusal.internal_error));
    }

    private Outcome<Unit, UserMfaDisableSucceeded, DisableRefused> remove(RemoveFactor command) {
        if (!recent.covers(command.sessionId())) {
            return Outcome.refused(DisableRefused.STEP_UP_REQUIRED);
        }
        if (!users.lock(command.userId())) {
            throw new IllegalStateException("the user is gone");
        }
        boolean removed =
                command.passkeyId()
                        .map(id -> passkeys.remove(id, command.userId()))
                        .orElseGet(() -> totp.remove(command.userId()));
        if (!removed) {
            return Outcome.refused(DisableRefused.FACTOR_UNKNOWN);
        }
        boolean last = !factors.any(command.userId());
        if (last) {
            factors.forgetRecoveryCodes(command.userId());
        }
        return Outcome.done(
                Unit.DONE,
                new UserMfaDisableSucceeded(
                        command.userId(),
                        PublishedFactor.of(command.factor()),
                        command.passkeyId().orElse(null),
                        last));
    }

    private static UserMfaDisableFailed failed(RemoveFactor command, MfaDisableRefusal reason) {
        return new UserMfaDisableFailed(
                command.userId(), PublishedFactor.of(command.factor()), reason);
    }
}
