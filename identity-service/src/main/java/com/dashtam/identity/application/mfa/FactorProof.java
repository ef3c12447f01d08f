package com.dashtam.identity.application.mfa;

import com.dashtam.events.identity.PasskeyCloneSuspected;
import com.dashtam.events.identity.RecoveryCodeUsed;
import com.dashtam.identity.domain.mfa.Assertion;
import com.dashtam.identity.domain.mfa.Passkey;
import com.dashtam.identity.domain.mfa.PasskeyVerification;
import com.dashtam.identity.domain.mfa.PasskeyVerification.Doubt;
import com.dashtam.identity.domain.mfa.Passkeys;
import com.dashtam.identity.domain.mfa.RecoveryCode;
import com.dashtam.identity.domain.mfa.RecoveryCodes;
import com.dashtam.identity.domain.mfa.SessionChallenge;
import com.dashtam.identity.domain.mfa.Totp;
import com.dashtam.identity.domain.mfa.TotpFactors;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Fact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Tells whether an answer proves a factor of a user, and uses the factor up where it serves once.
 * Must run in the transaction that draws the consequences.
 */
public final class FactorProof {

    private final TotpFactors totp;
    private final RecoveryCodes recoveryCodes;
    private final Passkeys passkeys;
    private final PasskeyVerification verification;

    public FactorProof(
            TotpFactors totp,
            RecoveryCodes recoveryCodes,
            Passkeys passkeys,
            PasskeyVerification verification) {
        this.totp = totp;
        this.recoveryCodes = recoveryCodes;
        this.passkeys = passkeys;
        this.verification = verification;
    }

    /** Why an answer proves nothing, and what else is to be told of it. */
    record Disproof(ChallengeRefused reason, List<Fact> facts) {

        static Disproof of(ChallengeRefused reason) {
            return new Disproof(reason, List.of());
        }
    }

    /** Whose passkey an assertion names, believed or not. */
    Optional<UUID> ownerOf(Assertion assertion) {
        return passkeys.findByCredential(assertion.credentialId()).map(Passkey::userId);
    }

    /**
     * The facts that go with a proof.
     *
     * @param passwordKnown whether a password was right before; a passkey must else make up for it
     */
    Result<List<Fact>, Disproof> prove(
            UUID userId,
            ChallengeAnswer answer,
            SessionChallenge challenge,
            boolean passwordKnown,
            Instant now) {
        return switch (answer) {
            case ChallengeAnswer.TotpCode(var code) -> proveCode(userId, code, now);
            case ChallengeAnswer.Recovery(var code) -> useUp(userId, code);
            case ChallengeAnswer.SignedByPasskey(var assertion) ->
                    proveKey(userId, assertion, challenge, !passwordKnown, now);
            case ChallengeAnswer.KnownPassword _ ->
                    Result.err(Disproof.of(ChallengeRefused.FACTOR_UNKNOWN));
        };
    }

    private Result<List<Fact>, Disproof> proveCode(UUID userId, String code, Instant now) {
        var secret = totp.find(userId);
        if (secret.isEmpty()) {
            return Result.err(Disproof.of(ChallengeRefused.FACTOR_UNKNOWN));
        }
        OptionalLong step = Totp.stepOf(code, secret.get(), now);
        if (step.isEmpty()) {
            return Result.err(Disproof.of(ChallengeRefused.CODE_WRONG));
        }
        return totp.use(userId, step.getAsLong())
                ? Result.ok(List.of())
                : Result.err(Disproof.of(ChallengeRefused.CODE_REPLAYED));
    }

    private Result<List<Fact>, Disproof> useUp(UUID userId, RecoveryCode code) {
        if (!recoveryCodes.use(userId, code.hash())) {
            return Result.err(Disproof.of(ChallengeRefused.CODE_WRONG));
        }
        var used = new RecoveryCodeUsed(userId, recoveryCodes.countLeft(userId));
        return Result.ok(List.of(Fact.about(userId, used)));
    }

    private Result<List<Fact>, Disproof> proveKey(
            UUID userId,
            Assertion assertion,
            SessionChallenge challenge,
            boolean userVerified,
            Instant now) {
        Optional<Passkey> passkey =
                passkeys.findByCredential(assertion.credentialId())
                        .filter(found -> found.userId().equals(userId));
        if (passkey.isEmpty()) {
            return Result.err(Disproof.of(ChallengeRefused.FACTOR_UNKNOWN));
        }
        return verification
                .verify(challenge.webAuthn(), assertion, passkey.get(), userVerified)
                .map(signatures -> {
                    passkeys.used(passkey.get().id(), signatures, now);
                    return List.<Fact>of();
                })
                .mapError(doubt -> disproof(doubt, passkey.get()));
    }

    private static Disproof disproof(Doubt doubt, Passkey passkey) {
        return switch (doubt) {
            case INVALID -> Disproof.of(ChallengeRefused.ASSERTION_INVALID);
            case CLONED ->
                    new Disproof(
                            ChallengeRefused.PASSKEY_CLONED,
                            List.of(
                                    Fact.about(
                                            passkey.userId(),
                                            new PasskeyCloneSuspected(
                                                    passkey.userId(), passkey.id()))));
        };
    }
}
