package com.dashtam.identity.application.user;

import com.dashtam.events.identity.RegistrationRefusal;
import com.dashtam.events.identity.UserRegistrationAttempted;
import com.dashtam.events.identity.UserRegistrationFailed;
import com.dashtam.events.identity.UserRegistrationSucceeded;
import com.dashtam.identity.application.IdentityWorkflows;
import com.dashtam.identity.domain.user.Email;
import com.dashtam.identity.domain.user.PasswordHash;
import com.dashtam.identity.domain.user.PasswordHashing;
import com.dashtam.identity.domain.user.PasswordPolicy;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Workflows;
import java.util.function.Function;

/** The one way by which an account comes to be, whoever asks for it. */
public final class Registrations {

    private final Workflows workflows;
    private final Users users;
    private final PasswordPolicy policy;
    private final PasswordHashing passwords;

    public Registrations(
            Workflows workflows, Users users, PasswordPolicy policy, PasswordHashing passwords) {
        this.workflows = workflows;
        this.users = users;
        this.policy = policy;
        this.passwords = passwords;
    }

    /** The password is hashed for a taken address too: the time taken must not tell. */
    Result<Unit, RegistrationRefused> register(
            Email email, String password, Function<PasswordHash, User> account, Caller caller) {
        return workflows
                .start(
                        IdentityWorkflows.USER_REGISTRATION,
                        caller,
                        new EventKey.Email(email.value()))
                .attempted(new UserRegistrationAttempted(email.value()))
                .first(() -> hash(password, email))
                .then(hash -> add(account.apply(hash)))
                .otherwise(
                        refusal -> failed(email, refusal.reason()),
                        () -> failed(email, RegistrationRefusal.internal_error));
    }

    private Result<PasswordHash, RegistrationRefused> hash(String password, Email email) {
        return policy.choose(password, email)
                .map(passwords::hash)
                .mapError(RegistrationRefused.PasswordTooWeak::new);
    }

    private Outcome<Unit, UserRegistrationSucceeded, RegistrationRefused> add(User user) {
        return users.add(user)
                ? Outcome.done(
                        Unit.DONE, new UserRegistrationSucceeded(user.id(), user.email().value()))
                : Outcome.refused(new RegistrationRefused.EmailTaken());
    }

    private static UserRegistrationFailed failed(Email email, RegistrationRefusal reason) {
        return new UserRegistrationFailed(email.value(), reason);
    }
}
