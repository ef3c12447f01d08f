package com.dashtam.identity.application.mfa;

import com.dashtam.events.identity.MfaEnableRefusal;
import com.dashtam.events.identity.MfaFactor;
import com.dashtam.events.identity.UserMfaEnableAttempted;
import com.dashtam.events.identity.UserMfaEnableFailed;
import com.dashtam.events.identity.UserMfaEnableSucceeded;
import com.dashtam.identity.application.IdentityWorkflows;
import com.dashtam.identity.application.session.RecentAuthentication;
import com.dashtam.identity.domain.mfa.Passkey;
import com.dashtam.identity.domain.mfa.PasskeyRegistration;
import com.dashtam.identity.domain.mfa.PasskeyVerification;
import com.dashtam.identity.domain.mfa.PasskeyVerification.Credential;
import com.dashtam.identity.domain.mfa.Passkeys;
import com.dashtam.identity.domain.mfa.RecoveryCode;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Workflows;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Makes a passkey a factor once it has signed our challenge. */
public final class ConfirmPasskeyRegistrationHandler
        implements CommandHandler<
                ConfirmPasskeyRegistration, EnabledFactor<Passkey>, EnableRefused> {

    private final Workflows workflows;
    private final Users users;
    private final Passkeys passkeys;
    private final PasskeyVerification verification;
    private final Factors factors;
    private final RecentAuthentication recent;
    private final Ids ids;
    private final InstantSource clock;

    public ConfirmPasskeyRegistrationHandler(
            Workflows workflows,
            Users users,
            Passkeys passkeys,
            PasskeyVerification verification,
            Factors factors,
            RecentAuthentication recent,
            Ids ids,
            InstantSource clock) {
        this.workflows = workflows;
        this.users = users;
        this.passkeys = passkeys;
        this.verification = verification;
        this.factors = factors;
        this.recent = recent;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Result<EnabledFactor<Passkey>, EnableRefused> handle(
            ConfirmPasskeyRegistration command, Caller caller) {
        return workflows
                .start(
                        IdentityWorkflows.USER_MFA_ENABLE,
                        caller,
                        new EventKey.User(command.userId()))
                .attempted(new UserMfaEnableAttempted(command.userId(), MfaFactor.passkey))
                .run(() -> confirm(command))
                .otherwise(
                        refusal -> failed(command, refusal.reason()),
                        () -> failed(command, MfaEnableRefusal.internal_error));
    }

    private Outcome<EnabledFactor<Passkey>, UserMfaEnableSucceeded, EnableRefused> confirm(
            ConfirmPasskeyRegistration command) {
        if (!recent.covers(command.sessionId())) {
            return Outcome.refused(EnableRefused.STEP_UP_REQUIRED);
        }
        if (!users.lock(command.userId())) {
            throw new IllegalStateException("the user is gone");
        }
        Instant now = clock.instant();
        Optional<PasskeyRegistration> registration =
                passkeys.take(command.registrationId(), command.userId());
        if (registration.isEmpty()) {
            return Outcome.refused(EnableRefused.ENROLLMENT_UNKNOWN);
        }
        if (registration.get().isExpired(now)) {
            return Outcome.refused(EnableRefused.ENROLLMENT_EXPIRED);
        }
        return verification
                .register(registration.get().challenge(), command.attestation())
                .map(credential -> keep(command, credential, now))
                .orElseGet(() -> Outcome.refused(EnableRefused.ATTESTATION_INVALID));
    }

    private Outcome<EnabledFactor<Passkey>, UserMfaEnableSucceeded, EnableRefused> keep(
            ConfirmPasskeyRegistration command, Credential credential, Instant now) {
        if (passkeys.ofUser(command.userId()).size() >= Passkey.MAX_PER_USER) {
            return Outcome.refused(EnableRefused.TOO_MANY_PASSKEYS);
        }
        var passkey =
                new Passkey(
                        ids.next(),
                        command.userId(),
                        command.name(),
                        credential.credentialId(),
                        credential.credential(),
                        credential.signatures(),
                        command.attestation().transports(),
                        now,
                        Optional.empty());
        boolean first = !factors.any(command.userId());
        if (!passkeys.add(passkey)) {
            return Outcome.refused(EnableRefused.PASSKEY_KNOWN);
        }
        List<RecoveryCode> codes = first ? factors.renewRecoveryCodes(command.userId()) : List.of();
        return Outcome.done(
                new EnabledFactor<>(passkey, codes),
                new UserMfaEnableSucceeded(
                        command.userId(), MfaFactor.passkey, passkey.id(), first));
    }

    private static UserMfaEnableFailed failed(
            ConfirmPasskeyRegistration command, MfaEnableRefusal reason) {
        return new UserMfaEnableFailed(command.userId(), MfaFactor.passkey, reason);
    }
}
