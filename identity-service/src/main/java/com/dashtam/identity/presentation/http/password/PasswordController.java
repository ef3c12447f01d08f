package com.dashtam.identity.presentation.http.password;

import com.dashtam.identity.application.password.ChangePassword;
import com.dashtam.identity.application.password.ChangePasswordHandler;
import com.dashtam.identity.application.password.PasswordRefused;
import com.dashtam.identity.application.password.RequestPasswordReset;
import com.dashtam.identity.application.password.RequestPasswordResetHandler;
import com.dashtam.identity.application.password.ResetPassword;
import com.dashtam.identity.application.password.ResetPasswordHandler;
import com.dashtam.identity.application.password.ResetRequestRefused;
import com.dashtam.identity.domain.user.Password;
import com.dashtam.identity.presentation.http.Emails;
import com.dashtam.identity.presentation.http.OneTimeTokens;
import com.dashtam.identity.presentation.http.Passwords;
import com.dashtam.identity.presentation.http.StepUpProblem;
import com.dashtam.identity.presentation.http.api.PasswordApi;
import com.dashtam.identity.presentation.http.model.AddressRequest;
import com.dashtam.identity.presentation.http.model.ChangePasswordRequest;
import com.dashtam.identity.presentation.http.model.MailRequest;
import com.dashtam.identity.presentation.http.model.PasswordReset;
import com.dashtam.identity.presentation.http.model.PasswordResetRequest;
import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.security.CurrentCaller;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Passwords over HTTP. */
@RestController
public final class PasswordController implements PasswordApi {

    private static final String NEW_PASSWORD = "new_password";
    private static final String REQUEST_ANSWER =
            "If the address has an account, a mail with the next step is on its way to it.";
    private static final String RESET_ANSWER =
            "The new password holds; all sessions are over, sign in again.";

    private final RequestPasswordResetHandler requestReset;
    private final ResetPasswordHandler reset;
    private final ChangePasswordHandler change;
    private final CurrentCaller current;

    PasswordController(
            RequestPasswordResetHandler requestReset,
            ResetPasswordHandler reset,
            ChangePasswordHandler change,
            CurrentCaller current) {
        this.requestReset = requestReset;
        this.reset = reset;
        this.change = change;
        this.current = current;
    }

    /** The same answer to all, or it would tell who has an account. */
    @Override
    public ResponseEntity<MailRequest> requestPasswordReset(AddressRequest request) {
        var command = new RequestPasswordReset(Emails.parse(request.getEmail()));
        return switch (requestReset.handle(command, current.caller())) {
            case Result.Ok<Unit, ResetRequestRefused> _, Result.Err<Unit, ResetRequestRefused> _ ->
                    ResponseEntity.status(HttpStatus.CREATED).body(new MailRequest(REQUEST_ANSWER));
        };
    }

    @Override
    public ResponseEntity<PasswordReset> resetPassword(PasswordResetRequest request) {
        var command =
                new ResetPassword(
                        OneTimeTokens.parse(request.getToken()), request.getNewPassword());
        return switch (reset.handle(command, current.caller())) {
            case Result.Ok<Unit, PasswordRefused.OnReset> _ ->
                    ResponseEntity.status(HttpStatus.CREATED).body(new PasswordReset(RESET_ANSWER));
            case Result.Err<Unit, PasswordRefused.OnReset>(var refusal) ->
                    throw switch (refusal) {
                        case PasswordRefused.TokenUnknown() -> OneTimeTokens.unknown();
                        case PasswordRefused.TokenExpired() -> OneTimeTokens.expired();
                        case PasswordRefused.TokenAlreadyUsed() -> OneTimeTokens.alreadyUsed();
                        case PasswordRefused.TooWeak(var flaw) ->
                                Passwords.tooWeak(NEW_PASSWORD, flaw);
                    };
        };
    }

    @Override
    public ResponseEntity<Void> changePassword(ChangePasswordRequest request) {
        var token = current.token();
        var command =
                new ChangePassword(
                        token.userId(),
                        token.sessionId(),
                        new Password(request.getCurrentPassword()),
                        request.getNewPassword());
        return switch (change.handle(command, current.caller())) {
            case Result.Ok<Unit, PasswordRefused.OnChange> _ -> ResponseEntity.noContent().build();
            case Result.Err<Unit, PasswordRefused.OnChange>(var refusal) ->
                    throw switch (refusal) {
                        case PasswordRefused.StepUpRequired() -> StepUpProblem.required();
                        case PasswordRefused.WrongPassword() ->
                                new ProblemException(
                                        ProblemType.REAUTHENTICATION_FAILED,
                                        "The current password is not right.");
                        case PasswordRefused.TooWeak(var flaw) ->
                                Passwords.tooWeak(NEW_PASSWORD, flaw);
                    };
        };
    }
}
