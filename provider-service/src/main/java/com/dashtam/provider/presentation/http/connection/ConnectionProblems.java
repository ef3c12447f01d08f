package com.dashtam.provider.presentation.http.connection;

import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.provider.application.connection.RenameConnection;
import com.dashtam.provider.application.consent.ConnectByKeys;
import com.dashtam.provider.application.consent.ConnectProvider;
import com.dashtam.provider.application.consent.StartConsent;
import com.dashtam.provider.application.credential.RefreshTokens;

/** Refusals as problems. */
final class ConnectionProblems {

    private ConnectionProblems() {}

    static ProblemException of(StartConsent.Refusal refusal) {
        return switch (refusal) {
            case INSTITUTION_UNKNOWN ->
                    new ProblemException(
                            ProblemType.NOT_FOUND, "There is no institution of this name.");
            case INSTITUTION_NOT_CONFIGURED ->
                    new ProblemException(
                            ProblemType.CONFLICT,
                            "This installation is not set up for the institution.");
            case INSTITUTION_WITHOUT_CONSENT ->
                    new ProblemException(
                            ProblemType.CONFLICT,
                            "Users do not give consent at this institution: see its credential_type.");
            case REDIRECT_NOT_ALLOWED ->
                    ProblemException.invalid(
                            "redirect_uri", "not_allowed", "is not an address on the list");
            case INSTITUTION_UNAVAILABLE -> of(ConnectProvider.Refusal.INSTITUTION_UNAVAILABLE);
            case INSTITUTION_ANSWER_INVALID -> of(ConnectByKeys.Refusal.INSTITUTION_ANSWER_INVALID);
        };
    }

    static ProblemException of(ConnectByKeys.Refusal refusal) {
        return switch (refusal) {
            case INSTITUTION_UNKNOWN -> of(StartConsent.Refusal.INSTITUTION_UNKNOWN);
            case INSTITUTION_NOT_CONFIGURED -> of(StartConsent.Refusal.INSTITUTION_NOT_CONFIGURED);
            case INSTITUTION_WITHOUT_KEYS ->
                    new ProblemException(
                            ProblemType.CONFLICT,
                            "The institution takes no keys: see its credential_type.");
            case CREDENTIALS_REJECTED ->
                    ProblemException.invalid(
                            "credentials", "rejected", "were not accepted by the institution");
            case RATE_LIMITED ->
                    new ProblemException(
                            ProblemType.PROVIDER_ERROR,
                            "The institution limits how often it is asked. Try again later.");
            case INSTITUTION_UNAVAILABLE -> of(ConnectProvider.Refusal.INSTITUTION_UNAVAILABLE);
            case CONNECTION_OVER -> over();
            case LOGIN_CONNECTED -> loginConnected();
            case INSTITUTION_ANSWER_INVALID ->
                    new ProblemException(
                            ProblemType.PROVIDER_ERROR,
                            "The institution did not answer as its description promises.");
        };
    }

    static ProblemException of(RenameConnection.Refusal refusal) {
        return switch (refusal) {
            case CONNECTION_UNKNOWN -> ProblemException.notFound();
        };
    }

    static ProblemException of(ConnectProvider.Refusal refusal) {
        return switch (refusal) {
            // One answer for all: whose state it is, and whether there is one, stays unsaid.
            case STATE_MISSING,
                    STATE_UNKNOWN,
                    STATE_EXPIRED,
                    STATE_OF_ANOTHER_USER,
                    STATE_OF_ANOTHER_INSTITUTION,
                    BROWSER_UNKNOWN ->
                    ProblemException.invalid(
                            "state", "invalid_state", "is unknown, used or expired");
            case ISSUER_UNKNOWN ->
                    ProblemException.invalid(
                            "iss", "unknown_issuer", "is not the one that was asked for consent");
            case CODE_MISSING ->
                    ProblemException.invalid(
                            "code", "required", "is needed unless there is an error");
            case CONSENT_DENIED ->
                    new ProblemException(ProblemType.BAD_REQUEST, "The consent was denied.");
            case INSTITUTION_UNKNOWN ->
                    new ProblemException(
                            ProblemType.CONFLICT,
                            "This installation is no longer set up for the institution.");
            case EXCHANGE_FAILED ->
                    new ProblemException(
                            ProblemType.PROVIDER_ERROR,
                            "The institution did not accept the authorization.");
            case INSTITUTION_UNAVAILABLE ->
                    new ProblemException(
                            ProblemType.PROVIDER_ERROR, "The institution did not answer.");
            case CONNECTION_OVER -> over();
            case LOGIN_CONNECTED -> loginConnected();
        };
    }

    static ProblemException of(RefreshTokens.Refusal refusal) {
        return switch (refusal) {
            case CONNECTION_UNKNOWN -> ProblemException.notFound();
            case CONNECTION_NOT_ACTIVE ->
                    new ProblemException(
                            ProblemType.CONFLICT,
                            "The connection is not active or has no token: see its status.");
            case GRANT_INVALID ->
                    new ProblemException(
                            ProblemType.CONFLICT,
                            "The consent is over. Authorize the connection again.");
            case INSTITUTION_UNAVAILABLE -> of(ConnectProvider.Refusal.INSTITUTION_UNAVAILABLE);
            case INSTITUTION_ANSWER_INVALID -> of(ConnectByKeys.Refusal.INSTITUTION_ANSWER_INVALID);
        };
    }

    private static ProblemException loginConnected() {
        return new ProblemException(
                ProblemType.CONFLICT,
                "The accounts are those of another connection. Authorize that one again instead.");
    }

    static ProblemException over() {
        return new ProblemException(
                ProblemType.CONFLICT,
                "The connection was ended. Connect the institution again instead.");
    }
}
