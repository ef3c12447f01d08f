package com.dashtam.identity.presentation.http.mfa;

import com.dashtam.identity.application.mfa.ConfirmPasskeyRegistration;
import com.dashtam.identity.application.mfa.ConfirmPasskeyRegistrationHandler;
import com.dashtam.identity.application.mfa.ConfirmTotpEnrollment;
import com.dashtam.identity.application.mfa.ConfirmTotpEnrollmentHandler;
import com.dashtam.identity.application.mfa.DisableRefused;
import com.dashtam.identity.application.mfa.EnableRefused;
import com.dashtam.identity.application.mfa.EnabledFactor;
import com.dashtam.identity.application.mfa.GenerateRecoveryCodes;
import com.dashtam.identity.application.mfa.GenerateRecoveryCodesHandler;
import com.dashtam.identity.application.mfa.GetFactors;
import com.dashtam.identity.application.mfa.GetFactorsHandler;
import com.dashtam.identity.application.mfa.PasskeySetup;
import com.dashtam.identity.application.mfa.RecoveryCodesRefused;
import com.dashtam.identity.application.mfa.RemoveFactor;
import com.dashtam.identity.application.mfa.RemoveFactorHandler;
import com.dashtam.identity.application.mfa.StartPasskeyRegistration;
import com.dashtam.identity.application.mfa.StartPasskeyRegistrationHandler;
import com.dashtam.identity.application.mfa.StartTotpEnrollment;
import com.dashtam.identity.application.mfa.StartTotpEnrollmentHandler;
import com.dashtam.identity.application.mfa.TotpSetup;
import com.dashtam.identity.domain.mfa.Attestation;
import com.dashtam.identity.domain.mfa.Passkey;
import com.dashtam.identity.domain.mfa.RecoveryCode;
import com.dashtam.identity.presentation.http.api.MfaApi;
import com.dashtam.identity.presentation.http.model.AddedPasskey;
import com.dashtam.identity.presentation.http.model.FactorList;
import com.dashtam.identity.presentation.http.model.PasskeyConfirmation;
import com.dashtam.identity.presentation.http.model.PasskeyRegistration;
import com.dashtam.identity.presentation.http.model.RecoveryCodeList;
import com.dashtam.identity.presentation.http.model.TotpConfirmation;
import com.dashtam.identity.presentation.http.model.TotpEnrollment;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.platform.security.CurrentCaller;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Second factors over HTTP. What carries a secret is never stored on its way. */
@RestController
public final class MfaController implements MfaApi {

    private final GetFactorsHandler getFactors;
    private final StartTotpEnrollmentHandler startTotp;
    private final ConfirmTotpEnrollmentHandler confirmTotp;
    private final StartPasskeyRegistrationHandler startPasskey;
    private final ConfirmPasskeyRegistrationHandler confirmPasskey;
    private final RemoveFactorHandler remove;
    private final GenerateRecoveryCodesHandler generateCodes;
    private final PasskeyOptions options;
    private final CurrentCaller current;

    MfaController(
            GetFactorsHandler getFactors,
            StartTotpEnrollmentHandler startTotp,
            ConfirmTotpEnrollmentHandler confirmTotp,
            StartPasskeyRegistrationHandler startPasskey,
            ConfirmPasskeyRegistrationHandler confirmPasskey,
            RemoveFactorHandler remove,
            GenerateRecoveryCodesHandler generateCodes,
            PasskeyOptions options,
            CurrentCaller current) {
        this.getFactors = getFactors;
        this.startTotp = startTotp;
        this.confirmTotp = confirmTotp;
        this.startPasskey = startPasskey;
        this.confirmPasskey = confirmPasskey;
        this.remove = remove;
        this.generateCodes = generateCodes;
        this.options = options;
        this.current = current;
    }

    @Override
    public ResponseEntity<FactorList> getFactors() {
        return ResponseEntity.ok(
                FactorViews.of(getFactors.handle(new GetFactors(current.token().userId()))));
    }

    @Override
    public ResponseEntity<TotpEnrollment> startTotpEnrollment() {
        var token = current.token();
        var command = new StartTotpEnrollment(token.userId(), token.sessionId());
        return switch (startTotp.handle(command)) {
            case Result.Ok<TotpSetup, EnableRefused>(var setup) -> created(FactorViews.of(setup));
            case Result.Err<TotpSetup, EnableRefused>(var refusal) ->
                    throw FactorProblems.of(refusal);
        };
    }

    @Override
    public ResponseEntity<RecoveryCodeList> confirmTotpEnrollment(
            UUID enrollmentId, TotpConfirmation request) {
        var token = current.token();
        var command =
                new ConfirmTotpEnrollment(
                        token.userId(), token.sessionId(), enrollmentId, request.getCode());
        return switch (confirmTotp.handle(command, current.caller())) {
            case Result.Ok<EnabledFactor<Unit>, EnableRefused>(var enabled) ->
                    created(FactorViews.of(enabled.recoveryCodes()));
            case Result.Err<EnabledFactor<Unit>, EnableRefused>(var refusal) ->
                    throw FactorProblems.of(refusal);
        };
    }

    @Override
    public ResponseEntity<PasskeyRegistration> startPasskeyRegistration() {
        var token = current.token();
        var command = new StartPasskeyRegistration(token.userId(), token.sessionId());
        return switch (startPasskey.handle(command)) {
            case Result.Ok<PasskeySetup, EnableRefused>(var setup) ->
                    created(FactorViews.of(setup.registration(), options.of(setup)));
            case Result.Err<PasskeySetup, EnableRefused>(var refusal) ->
                    throw FactorProblems.of(refusal);
        };
    }

    @Override
    public ResponseEntity<AddedPasskey> confirmPasskeyRegistration(
            UUID registrationId, PasskeyConfirmation request) {
        var token = current.token();
        var attestation =
                new Attestation(
                        request.getClientDataJson(),
                        request.getAttestationObject(),
                        request.getTransports());
        var command =
                new ConfirmPasskeyRegistration(
                        token.userId(),
                        token.sessionId(),
                        registrationId,
                        request.getName(),
                        attestation);
        return switch (confirmPasskey.handle(command, current.caller())) {
            case Result.Ok<EnabledFactor<Passkey>, EnableRefused>(var enabled) ->
                    created(FactorViews.of(enabled));
            case Result.Err<EnabledFactor<Passkey>, EnableRefused>(var refusal) ->
                    throw FactorProblems.of(refusal);
        };
    }

    @Override
    public ResponseEntity<Void> removeTotp() {
        var token = current.token();
        return remove(RemoveFactor.totp(token.userId(), token.sessionId()));
    }

    @Override
    public ResponseEntity<Void> removePasskey(UUID passkeyId) {
        var token = current.token();
        return remove(RemoveFactor.passkey(token.userId(), token.sessionId(), passkeyId));
    }

    private ResponseEntity<Void> remove(RemoveFactor command) {
        return switch (remove.handle(command, current.caller())) {
            case Result.Ok<Unit, DisableRefused> _ -> ResponseEntity.noContent().build();
            case Result.Err<Unit, DisableRefused>(var refusal) -> throw FactorProblems.of(refusal);
        };
    }

    @Override
    public ResponseEntity<RecoveryCodeList> generateRecoveryCodes() {
        var token = current.token();
        var command = new GenerateRecoveryCodes(token.userId(), token.sessionId());
        return switch (generateCodes.handle(command, current.caller())) {
            case Result.Ok<List<RecoveryCode>, RecoveryCodesRefused>(var codes) ->
                    created(FactorViews.of(codes));
            case Result.Err<List<RecoveryCode>, RecoveryCodesRefused>(var refusal) ->
                    throw FactorProblems.of(refusal);
        };
    }

    private static <T> ResponseEntity<T> created(T body) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }
}
