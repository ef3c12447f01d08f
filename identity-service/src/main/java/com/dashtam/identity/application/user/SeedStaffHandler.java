package com.dashtam.identity.application.user;

import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import java.time.InstantSource;

/**
 * Makes a verified user with a role, once. Where somebody has the address already nothing happens,
 * whatever that user's role or password.
 */
public final class SeedStaffHandler
        implements CommandHandler<SeedStaff, Unit, RegistrationRefused> {

    private final Registrations registrations;
    private final Users users;
    private final Ids ids;
    private final InstantSource clock;

    public SeedStaffHandler(
            Registrations registrations, Users users, Ids ids, InstantSource clock) {
        this.registrations = registrations;
        this.users = users;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Result<Unit, RegistrationRefused> handle(SeedStaff command, Caller caller) {
        if (users.findByEmail(command.email()).isPresent()) {
            return Result.ok(Unit.DONE);
        }
        return registrations.register(
                command.email(),
                command.password(),
                hash ->
                        User.staff(
                                ids.next(), command.email(), hash, command.role(), clock.instant()),
                caller);
    }
}
