package com.dashtam.identity.application.mfa;

import com.dashtam.events.identity.MfaEnableRefusal;
import com.dashtam.events.identity.MfaFactor;
import com.dashtam.events.identity.UserMfaEnableAttempted;
import com.dashtam.events.identity.UserMfaEnableFailed;
import com.dashtam.events.identity.UserMfaEnableSucceeded;
import com.dashtam.identity.application.IdentityWorkflows;
import com.dashtam.identity.application.session.RecentAuthentication;
import com.dashtam.identity.domain.mfa.RecoveryCode;
import com.dashtam.identity.domain.mfa.Totp;
import com.dashtam.identity.domain.mfa.TotpEnrollment;
import com.dashtam.identity.domain.mfa.TotpFactors;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Workflows;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes an authenticator app a factor once a code of it was shown. */
public final class ConfirmTotpEnrollmentHandler
        implements CommandHandler<ConfirmTotpEnrollment, EnabledFactor<Unit>, EnableRefused> {

    private final Workflows workflows;
    private final Users users;
    private final TotpFactors totp;
    private final Factors factors;
    private final RecentAuthentication recent;
    private final InstantSource clock;

    public ConfirmTotpEnrollmentHandler(
            Workflows workflows,
            Users users,
            TotpFactors totp,
            Factors factors,
            RecentAuthentication recent,
            InstantSource clock) {
        this.workflows = workflows;
        this.users = users;
        this.totp = totp;
        this.factors = factors;
        this.recent = recent;
        this.clock = clock;
    }

    @Override
    public Result<EnabledFactor<Unit>, EnableRefused> handle(
            ConfirmTotpEnrollment command, Caller caller) {
        return workflows
                .start(
                        IdentityWorkflows.USER_MFA_ENABLE,
                        caller,
                        new EventKey.User(command.userId()))
                .attempted(new UserMfaEnableAttempted(command.userId(), MfaFactor.totp))
                .run(() -> confirm(command))
                .otherwise(
                        refusal -> failed(command, refusal.reason()),
                        () -> failed(command, MfaEnableRefusal.internal_error));
    }

    private Outcome<EnabledFactor<Unit>, UserMfaEnableSucceeded, EnableRefused> confirm(
            ConfirmTotpEnrollment command) {
        if (!recent.covers(command.sessionId())) {
            return Outcome.refused(EnableRefused.STEP_UP_REQUIRED);
        }
        if (!users.lock(command.userId())) {
            throw new IllegalStateException("the user is gone");
        }
        Optional<TotpEnrollment> enrollment =
                totp.findEnrollment(command.enrollmentId(), command.userId());
        return enrollment.isEmpty()
                ? Outcome.refused(EnableRefused.ENROLLMENT_UNKNOWN)
                : check(enrollment.get(), command.code());
    }

    private Outcome<EnabledFactor<Unit>, UserMfaEnableSucceeded, EnableRefused> check(
            TotpEnrollment enrollment, String code) {
        Instant now = clock.instant();
        if (enrollment.isExpired(now)) {
            return Outcome.refused(EnableRefused.ENROLLMENT_EXPIRED);
        }
        if (enrollment.isUsedUp()) {
            return Outcome.refused(EnableRefused.TOO_MANY_FAILURES);
        }
        OptionalLong step = Totp.stepOf(code, enrollment.secret(), now);
        if (step.isEmpty()) {
            return Outcome.refused(
                    EnableRefused.CODE_WRONG, () -> totp.countFailure(enrollment.id()));
        }
        boolean first = !factors.any(enrollment.userId());
        if (!totp.activate(enrollment, step.getAsLong())) {
            return Outcome.refused(EnableRefused.ALREADY_ENABLED);
        }
        List<RecoveryCode> codes =
                first ? factors.renewRecoveryCodes(enrollment.userId()) : List.of();
        return Outcome.done(
                new EnabledFactor<>(Unit.DONE, codes),
                new UserMfaEnableSucceeded(enrollment.userId(), MfaFactor.totp, null, first));
    }

    private static UserMfaEnableFailed failed(
            ConfirmTotpEnrollment command, MfaEnableRefusal reason) {
        return new UserMfaEnableFailed(command.userId(), MfaFactor.totp, reason);
    }
}
