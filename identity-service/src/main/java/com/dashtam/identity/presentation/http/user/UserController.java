package com.dashtam.identity.presentation.http.user;

import com.dashtam.identity.application.email.EmailChangeRequestRefused;
import com.dashtam.identity.application.email.PendingEmail;
import com.dashtam.identity.application.email.PendingEmailHandler;
import com.dashtam.identity.application.email.RequestEmailChange;
import com.dashtam.identity.application.email.RequestEmailChangeHandler;
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
import com.dashtam.identity.domain.email.EmailChange;
import com.dashtam.identity.domain.user.Email;
import com.dashtam.identity.domain.user.Role;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.presentation.http.Emails;
import com.dashtam.identity.presentation.http.OneTimeTokens;
import com.dashtam.identity.presentation.http.Passwords;
import com.dashtam.identity.presentation.http.StepUpProblem;
import com.dashtam.identity.presentation.http.api.UserApi;
import com.dashtam.identity.presentation.http.model.AddressRequest;
import com.dashtam.identity.presentation.http.model.EmailVerification;
import com.dashtam.identity.presentation.http.model.EmailVerificationRequest;
import com.dashtam.identity.presentation.http.model.MailRequest;
import com.dashtam.identity.presentation.http.model.RegisterUserRequest;
import com.dashtam.identity.presentation.http.model.Registration;
import com.dashtam.identity.presentation.http.model.UpdateUserRequest;
import com.dashtam.identity.presentation.http.model.User.SessionTierEnum;
import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.security.CurrentCaller;
import java.time.ZoneOffset;
import java.util.UUID;
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
    private final RequestEmailChangeHandler requestEmailChange;
    private final PendingEmailHandler pendingEmail;
    private final CurrentCaller current;

    UserController(
            RegisterUserHandler registerUser,
            VerifyEmailHandler verifyEmail,
            RequestVerificationHandler requestVerification,
            GetUserHandler getUser,
            RequestEmailChangeHandler requestEmailChange,
            PendingEmailHandler pendingEmail,
            CurrentCaller current) {
        this.registerUser = registerUser;
        this.verifyEmail = verifyEmail;
        this.requestVerification = requestVerification;
        this.getUser = getUser;
        this.requestEmailChange = requestEmailChange;
        this.pendingEmail = pendingEmail;
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
        return ResponseEntity.ok(shown());
    }

    @Override
    public ResponseEntity<com.dashtam.identity.presentation.http.model.User> updateCurrentUser(
            UpdateUserRequest request) {
        var token = current.token();
        var command =
                new RequestEmailChange(
                        token.userId(), token.sessionId(), Emails.parse(request.getEmail()));
        return switch (requestEmailChange.handle(command, current.caller())) {
            case Result.Ok<EmailChange, EmailChangeRequestRefused> _ ->
                    ResponseEntity.accepted().body(shown());
            case Result.Err<EmailChange, EmailChangeRequestRefused>(var refusal) ->
                    throw problem(refusal);
        };
    }

    private static ProblemException problem(EmailChangeRequestRefused refusal) {
        return switch (refusal) {
            case STEP_UP_REQUIRED -> StepUpProblem.required();
            case USER_UNKNOWN -> gone();
            case ADDRESS_IN_USE_BY_SELF ->
                    ProblemException.invalid("email", "unchanged", "is the address you have");
            case TOO_MANY_REQUESTS ->
                    new ProblemException(
                                    ProblemType.RATE_LIMIT_EXCEEDED,
                                    "Another address was asked for too often.")
                            .retryAfter(EmailChange.WINDOW);
        };
    }

    private com.dashtam.identity.presentation.http.model.User shown() {
        UUID id = current.token().userId();
        return getUser.handle(new GetUser(id)).map(this::view).orElseThrow(UserController::gone);
    }

    private static ProblemException gone() {
        return new ProblemException(ProblemType.UNAUTHORIZED, "The account is gone.");
    }

    private com.dashtam.identity.presentation.http.model.User view(User user) {
        var view =
                new com.dashtam.identity.presentation.http.model.User(
                        user.id(),
                        user.email().value(),
                        user.verified(),
                        user.roles().stream().map(Role::text).sorted().toList(),
                        SessionTierEnum.fromValue(user.tier().text()),
                        user.createdAt().atOffset(ZoneOffset.UTC));
        user.maxSessions().ifPresent(view::maxSessions);
        pendingEmail
                .handle(new PendingEmail(user.id()))
                .map(Email::value)
                .ifPresent(view::pendingEmail);
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
