package com.dashtam.identity;

import com.dashtam.identity.application.user.RegistrationRefused;
import com.dashtam.identity.application.user.SeedStaff;
import com.dashtam.identity.application.user.SeedStaffHandler;
import com.dashtam.identity.domain.user.Email;
import com.dashtam.identity.domain.user.Role;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.platform.secrets.Secret;
import com.dashtam.platform.secrets.Secrets;

/** The first auditor and the first administrator, whom the operator names by variables. */
final class BootstrapStaff {

    private static final String VARIABLE = "DASHTAM_BOOTSTRAP_";
    private static final Caller BOOTSTRAP = Caller.system("bootstrap");

    private final SeedStaffHandler seedStaff;
    private final Secrets secrets;

    BootstrapStaff(SeedStaffHandler seedStaff, Secrets secrets) {
        this.seedStaff = seedStaff;
        this.secrets = secrets;
    }

    /**
     * @throws IllegalStateException naming the variable that is missing or refused
     */
    void seed() {
        seedStaff(Role.AUDITOR);
        seedStaff(Role.ADMIN);
    }

    /** Where no address is given nobody is made; there is no default, least of all a password. */
    private void seedStaff(Role role) {
        String variable = VARIABLE + role.name();
        secrets.find(variable + "_EMAIL")
                .map(Secret::reveal)
                .filter(address -> !address.isEmpty())
                .ifPresent(address -> seedStaff(role, variable, address));
    }

    private void seedStaff(Role role, String variable, String address) {
        String password = secrets.require(variable + "_PASSWORD").reveal();
        switch (Email.parse(address)) {
            case Result.Ok(var email) -> seedStaff(variable, new SeedStaff(role, email, password));
            case Result.Err(var flaw) ->
                    throw new IllegalStateException(variable + "_EMAIL is " + flaw);
        }
    }

    private void seedStaff(String variable, SeedStaff command) {
        switch (seedStaff.handle(command, BOOTSTRAP)) {
            case Result.Ok<Unit, RegistrationRefused> _ -> {}
            case Result.Err<Unit, RegistrationRefused>(var refusal) ->
                    throw new IllegalStateException(
                            "the user of " + variable + " is refused: " + refusal.reason());
        }
    }
}
