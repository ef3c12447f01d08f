package com.dashtam.identity.presentation.http.user;

import com.dashtam.identity.application.user.GetUser;
import com.dashtam.identity.application.user.GetUserHandler;
import com.dashtam.identity.application.user.RegisterUser;
import com.dashtam.identity.application.user.RegisterUserHandler;
import com.dashtam.identity.application.user.RegistrationRefused;
import com.dashtam.identity.application.user.RequestVerification;
import com.dashtam.identity.application.user.RequestVerificationHandler;
import com.dashtam.identity.application.user.VerificationRefused;
import com.dashtam.identity.application.user.VerificationRequestRefused;
import com.dashtam.identity.application.user.VerifyEmail;
import com.dashtam.identity.application.user.VerifyEmailHandler;
import com.dashtam.identity.domain.user.Email;
import com.dashtam.identity.domain.user.Role;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.presentation.http.Emails;
import com.dashtam.identity.presentation.http.OneTimeTokens;
import com.dashtam.identity.presentation.http.Passwords;
import com.dashtam.identity.presentation.http.api.UserApi;
import com.dashtam.identity.presentation.http.model.AddressRequest;
import com.dashtam.identity.presentation.http.model.EmailVerification;
import com.dashtam.identity.presentation.http.model.EmailVerificationRequest;
import com.dashtam.identity.presentation.http.model.MailRequest;
import com.dashtam.identity.presentation.http.model.RegisterUserRequest;
import com.dashtam.identity.presentation.http.model.Registration;
import com.dashtam.identity.presentation.http.model.User.SessionTierEnum;
import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.security.CurrentCaller;
import java.time.ZoneOffset;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Accounts over HTTP. */
@RestController
public final class UserController implements UserApi {

    private static final String REGISTRATION_ANSWER =
            "If the address can be used, a mail with the next step is on its way to it.";
    private static final String VERIFICATION_REQUEST_ANSWER =
            "If the address waits for its verification, a mail is on its way to it.";
    private static final String VERIFICATION_ANSWER = "The address is verified; you can sign in.";

    private final RegisterUserHandler registerUser;
    private final VerifyEmailHandler verifyEmail;
    private final RequestVerificationHandler requestVerification;
    private final GetUserHandler getUser;
    private final CurrentCaller current;

    UserController(
            RegisterUserHandler registerUser,
            VerifyEmailHandler verifyEmail,
            RequestVerificationHandler requestVerification,
            GetUserHandler getUser,
            CurrentCaller current) {
        this.registerUser = registerUser;
        this.verifyEmail = verifyEmail;
        this.requestVerification = requestVerification;
        this.getUser = getUser;
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
                        case RegistrationRefused.PasswordTooWeak(var flaw) ->
                                throw Passwords.tooWeak("password", flaw);
                    };
        };
    }

    private static ResponseEntity<Registration> registrationTaken(Email email) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(new Registration(email.value(), REGISTRATION_ANSWER));
    }

    @Override
    public ResponseEntity<EmailVerification> verifyEmail(EmailVerificationRequest request) {
        var token = OneTimeTokens.parse(request.getToken());
        return switch (verifyEmail.handle(new VerifyEmail(token), current.caller())) {
            case Result.Ok<Unit, VerificationRefused> _ ->
                    ResponseEntity.status(HttpStatus.CREATED)
                            .body(new EmailVerification(VERIFICATION_ANSWER));
            case Result.Err<Unit, VerificationRefused>(var refusal) -> throw problem(refusal);
        };
    }

    /** The same answer to all, or it would tell who has an account. */
    @Override
    public ResponseEntity<MailRequest> requestEmailVerification(AddressRequest request) {
        var command = new RequestVerification(Emails.parse(request.getEmail()));
        return switch (requestVerification.handle(command, current.caller())) {
            case Result.Ok<Unit, VerificationRequestRefused> _,
                    Result.Err<Unit, VerificationRequestRefused> _ ->
                    ResponseEntity.status(HttpStatus.CREATED)
                            .body(new MailRequest(VERIFICATION_REQUEST_ANSWER));
        };
    }

    @Override
    public ResponseEntity<com.dashtam.identity.presentation.http.model.User> getCurrentUser() {
        return getUser.handle(new GetUser(current.token().userId()))
                .map(UserController::view)
                .map(ResponseEntity::ok)
                .orElseThrow(() ->
                        new ProblemException(ProblemType.UNAUTHORIZED, "The account is gone."));
    }

    private static com.dashtam.identity.presentation.http.model.User view(User user) {
        var view =
                new com.dashtam.identity.presentation.http.model.User(
                        user.id(),
                        user.email().value(),
                        user.verified(),
                        user.roles().stream().map(Role::text).sorted().toList(),
                        SessionTierEnum.fromValue(user.tier().text()),
                        user.createdAt().atOffset(ZoneOffset.UTC));
        user.maxSessions().ifPresent(view::maxSessions);
        return view;
    }

    private static ProblemException problem(VerificationRefused refusal) {
        return switch (refusal) {
            case TOKEN_UNKNOWN -> OneTimeTokens.unknown();
            case TOKEN_EXPIRED -> OneTimeTokens.expired();
            case TOKEN_ALREADY_USED -> OneTimeTokens.alreadyUsed();
        };
    }
}
