package com.dashtam.identity.presentation.http.user;

import com.dashtam.identity.application.user.RegisterUser;
import com.dashtam.identity.application.user.RegisterUserHandler;
import com.dashtam.identity.application.user.RegistrationRefused;
import com.dashtam.identity.application.user.VerificationRefused;
import com.dashtam.identity.application.user.VerifyEmail;
import com.dashtam.identity.application.user.VerifyEmailHandler;
import com.dashtam.identity.domain.token.OneTimeToken;
import com.dashtam.identity.domain.user.Email;
import com.dashtam.identity.domain.user.PasswordFlaw;
import com.dashtam.identity.presentation.http.Emails;
import com.dashtam.identity.presentation.http.api.UserApi;
import com.dashtam.identity.presentation.http.model.EmailVerification;
import com.dashtam.identity.presentation.http.model.EmailVerificationRequest;
import com.dashtam.identity.presentation.http.model.RegisterUserRequest;
import com.dashtam.identity.presentation.http.model.Registration;
import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.security.CurrentCaller;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Accounts over HTTP. */
@RestController
public final class UserController implements UserApi {

    private static final String REGISTRATION_ANSWER =
            "If the address can be used, a mail with the next step is on its way to it.";
    private static final String VERIFICATION_ANSWER = "The address is verified; you can sign in.";

    private final RegisterUserHandler registerUser;
    private final VerifyEmailHandler verifyEmail;
    private final CurrentCaller current;

    UserController(
            RegisterUserHandler registerUser,
            VerifyEmailHandler verifyEmail,
            CurrentCaller current) {
        this.registerUser = registerUser;
        this.verifyEmail = verifyEmail;
        this.current = current;
    }

    @Override
    public ResponseEntity<Registration> registerUser(RegisterUserRequest request) {
        Email email = Emails.parse(request.getEmail());
        var command = new RegisterUser(email, request.getPassword());
        return switch (registerUser.handle(command, current.caller())) {
            case Result.Ok<Unit, RegistrationRefused> _ -> registrationTaken(email);
            case Result.Err<Unit, RegistrationRefused>(var refusal) ->
                    switch (refusal) {
                        // Whoever asks must not learn that the address has an account.
                        case RegistrationRefused.EmailTaken() -> registrationTaken(email);
                        case RegistrationRefused.PasswordTooWeak(var flaw) -> throw tooWeak(flaw);
                    };
        };
    }

    private static ResponseEntity<Registration> registrationTaken(Email email) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(new Registration(email.value(), REGISTRATION_ANSWER));
    }

    private static ProblemException tooWeak(PasswordFlaw flaw) {
        String message =
                switch (flaw) {
                    case TOO_SHORT -> "is too short";
                    case TOO_LONG -> "is too long";
                    case TOO_UNIFORM ->
                            "needs an upper-case letter, a lower-case letter, a digit and a"
                                    + " special character";
                };
        return ProblemException.invalid("password", flaw.name().toLowerCase(Locale.ROOT), message);
    }

    @Override
    public ResponseEntity<EmailVerification> verifyEmail(EmailVerificationRequest request) {
        var token =
                OneTimeToken.parse(request.getToken())
                        .orElseThrow(() ->
                                ProblemException.invalid(
                                        "token", "malformed", "is not a verification token"));
        return switch (verifyEmail.handle(new VerifyEmail(token), current.caller())) {
            case Result.Ok<Unit, VerificationRefused> _ ->
                    ResponseEntity.status(HttpStatus.CREATED)
                            .body(new EmailVerification(VERIFICATION_ANSWER));
            case Result.Err<Unit, VerificationRefused>(var refusal) -> throw problem(refusal);
        };
    }

    private static ProblemException problem(VerificationRefused refusal) {
        return switch (refusal) {
            case TOKEN_UNKNOWN ->
                    new ProblemException(ProblemType.NOT_FOUND, "There is no such token.");
            case TOKEN_EXPIRED -> ProblemException.invalid("token", "token_expired", "has expired");
            case TOKEN_ALREADY_USED ->
                    ProblemException.invalid(
                            "token", "token_already_used", "has been used already");
        };
    }
}
