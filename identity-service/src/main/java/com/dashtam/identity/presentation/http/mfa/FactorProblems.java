package com.dashtam.identity.presentation.http.mfa;

import com.dashtam.identity.application.mfa.DisableRefused;
import com.dashtam.identity.application.mfa.EnableRefused;
import com.dashtam.identity.application.mfa.RecoveryCodesRefused;
import com.dashtam.identity.presentation.http.StepUpProblem;
import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.platform.http.ProblemException;

/** Why factors stay as they are, in words for clients. */
final class FactorProblems {

    private FactorProblems() {}

    static ProblemException of(EnableRefused refusal) {
        return switch (refusal) {
            case STEP_UP_REQUIRED -> StepUpProblem.required();
            case ENROLLMENT_UNKNOWN ->
                    new ProblemException(
                            ProblemType.NOT_FOUND, "There is nothing of this id to confirm.");
            case ENROLLMENT_EXPIRED, TOO_MANY_FAILURES ->
                    new ProblemException(ProblemType.CONFLICT, "Too late; begin anew.");
            case CODE_WRONG ->
                    ProblemException.invalid(
                            "code", "code_wrong", "is not what the app should show");
            case ALREADY_ENABLED ->
                    new ProblemException(
                            ProblemType.CONFLICT, "There is an authenticator app already.");
            case TOO_MANY_PASSKEYS ->
                    new ProblemException(
                            ProblemType.CONFLICT, "There are as many passkeys as there may be.");
            case ATTESTATION_INVALID ->
                    ProblemException.invalid(
                            "attestation_object",
                            "attestation_invalid",
                            "is not a new passkey for this site and this registration");
            case PASSKEY_KNOWN ->
                    new ProblemException(ProblemType.CONFLICT, "The passkey is known already.");
        };
    }

    static ProblemException of(DisableRefused refusal) {
        return switch (refusal) {
            case STEP_UP_REQUIRED -> StepUpProblem.required();
            case FACTOR_UNKNOWN ->
                    new ProblemException(ProblemType.NOT_FOUND, "There is no such factor.");
        };
    }

    static ProblemException of(RecoveryCodesRefused refusal) {
        return switch (refusal) {
            case STEP_UP_REQUIRED -> StepUpProblem.required();
            case MFA_NOT_ENABLED ->
                    new ProblemException(
                            ProblemType.CONFLICT,
                            "There is no factor that the codes could stand in for.");
        };
    }
}
