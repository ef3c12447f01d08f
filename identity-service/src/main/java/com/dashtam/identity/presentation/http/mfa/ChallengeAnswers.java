package com.dashtam.identity.presentation.http.mfa;

import com.dashtam.identity.application.mfa.ChallengeAnswer;
import com.dashtam.identity.application.mfa.ChallengeRefused;
import com.dashtam.identity.domain.mfa.Assertion;
import com.dashtam.identity.domain.mfa.RecoveryCode;
import com.dashtam.identity.domain.user.Password;
import com.dashtam.identity.presentation.http.model.PasskeyAssertion;
import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.platform.http.ProblemException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What clients answer to challenges, and what they are told of it. */
final class ChallengeAnswers {

    private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");

    private ChallengeAnswers() {}

    static ChallengeAnswer parse(
            com.dashtam.identity.presentation.http.model.ChallengeAnswer request) {
        return switch (request.getMethod()) {
            case TOTP -> totp(needed(request.getCode(), "code"));
            case RECOVERY_CODE -> recovery(needed(request.getCode(), "code"));
            case PASSKEY -> passkey(needed(request.getPasskey(), "passkey"));
            case PASSWORD ->
                    new ChallengeAnswer.KnownPassword(
                            new Password(needed(request.getPassword(), "password")));
        };
    }

    private static <T> T needed(@Nullable T value, String field) {
        return Optional.ofNullable(value)
                .orElseThrow(() ->
                        ProblemException.invalid(field, "required", "is needed with this method"));
    }

    private static ChallengeAnswer totp(String code) {
        if (!SIX_DIGITS.matcher(code).matches()) {
            throw ProblemException.invalid("code", "pattern", "must be six digits");
        }
        return new ChallengeAnswer.TotpCode(code);
    }

    private static ChallengeAnswer recovery(String code) {
        return RecoveryCode.parse(code)
                .map(ChallengeAnswer.Recovery::new)
                .orElseThrow(() ->
                        ProblemException.invalid(
                                "code", "pattern", "does not have the shape of a recovery code"));
    }

    private static ChallengeAnswer passkey(PasskeyAssertion assertion) {
        return new ChallengeAnswer.SignedByPasskey(
                new Assertion(
                        assertion.getCredentialId(),
                        assertion.getClientDataJson(),
                        assertion.getAuthenticatorData(),
                        assertion.getSignature()));
    }

    /** Whoever is asked to sign in is told no more than after a wrong password. */
    static ProblemException refusedSignIn(ChallengeRefused refusal) {
        return refusal(refusal, ProblemType.INVALID_CREDENTIALS);
    }

    /** The caller is signed in; nothing is wrong with his token. */
    static ProblemException refusedStepUp(ChallengeRefused refusal) {
        return refusal(refusal, ProblemType.REAUTHENTICATION_FAILED);
    }

    private static ProblemException refusal(ChallengeRefused refusal, ProblemType wrong) {
        return switch (refusal) {
            case CHALLENGE_UNKNOWN ->
                    new ProblemException(ProblemType.NOT_FOUND, "There is no such challenge.");
            case CHALLENGE_EXPIRED, CHALLENGE_ANSWERED, TOO_MANY_FAILURES ->
                    new ProblemException(
                            ProblemType.CONFLICT,
                            "The challenge takes no more answers; ask for another.");
            case ACCOUNT_LOCKED,
                    ACCOUNT_INACTIVE,
                    FACTOR_UNKNOWN,
                    CODE_WRONG,
                    CODE_REPLAYED,
                    ASSERTION_INVALID,
                    PASSKEY_CLONED,
                    PASSWORD_WRONG ->
                    new ProblemException(wrong, "The answer is not right.");
        };
    }
}
