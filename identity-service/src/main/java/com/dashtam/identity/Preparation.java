package com.dashtam.identity;

import com.dashtam.identity.application.key.FirstSigningKey;
import com.dashtam.identity.application.user.RegistrationRefused;
import com.dashtam.identity.application.user.SeedStaff;
import com.dashtam.identity.application.user.SeedStaffHandler;
import com.dashtam.identity.domain.user.Email;
import com.dashtam.identity.domain.user.Role;
import com.dashtam.identity.infrastructure.persistence.StartLock;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.platform.secrets.Secret;
import com.dashtam.platform.secrets.Secrets;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** What must be there before the first request: a key to sign with, and the operator's staff. */
final class Preparation implements SmartInitializingSingleton {

    private static final String VARIABLE = "DASHTAM_BOOTSTRAP_";
    private static final Caller BOOTSTRAP = Caller.system("bootstrap");

    private final StartLock lock;
    private final FirstSigningKey firstKey;
    private final SeedStaffHandler seedStaff;
    private final Secrets secrets;

    Preparation(
            StartLock lock, FirstSigningKey firstKey, SeedStaffHandler seedStaff, Secrets secrets) {
        this.lock = lock;
        this.firstKey = firstKey;
        this.seedStaff = seedStaff;
        this.secrets = secrets;
    }

    @Override
    public void afterSingletonsInstantiated() {
        lock.run(() -> {
            firstKey.ensure();
            seedStaff(Role.AUDITOR);
            seedStaff(Role.ADMIN);
        });
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
