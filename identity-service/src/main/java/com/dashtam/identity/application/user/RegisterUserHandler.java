package com.dashtam.identity.application.user;

import com.dashtam.identity.domain.user.User;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import java.time.InstantSource;

/** Makes an account that waits for its address to be verified. */
public final class RegisterUserHandler
        implements CommandHandler<RegisterUser, Unit, RegistrationRefused> {

    private final Registrations registrations;
    private final Ids ids;
    private final InstantSource clock;

    public RegisterUserHandler(Registrations registrations, Ids ids, InstantSource clock) {
        this.registrations = registrations;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Result<Unit, RegistrationRefused> handle(RegisterUser command, Caller caller) {
        return registrations.register(
                command.email(),
                command.password(),
                hash -> User.registered(ids.next(), command.email(), hash, clock.instant()),
                caller);
    }
}
