package com.dashtam.identity;

import com.dashtam.identity.application.key.FirstSigningKey;
import com.dashtam.identity.application.user.RegistrationRefused;
import com.dashtam.identity.application.user.SeedAuditor;
import com.dashtam.identity.application.user.SeedAuditorHandler;
import com.dashtam.identity.domain.user.Email;
import com.dashtam.identity.infrastructure.persistence.StartLock;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.platform.secrets.Secret;
import com.dashtam.platform.secrets.Secrets;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** What must be there before the first request: a key to sign with, and the operator's auditor. */
final class Preparation implements SmartInitializingSingleton {

    private static final String AUDITOR_EMAIL = "DASHTAM_BOOTSTRAP_AUDITOR_EMAIL";
    private static final String AUDITOR_PASSWORD = "DASHTAM_BOOTSTRAP_AUDITOR_PASSWORD";
    private static final Caller BOOTSTRAP = Caller.system("bootstrap");

    private final StartLock lock;
    private final FirstSigningKey firstKey;
    private final SeedAuditorHandler seedAuditor;
    private final Secrets secrets;

    Preparation(
            StartLock lock,
            FirstSigningKey firstKey,
            SeedAuditorHandler seedAuditor,
            Secrets secrets) {
        this.lock = lock;
        this.firstKey = firstKey;
        this.seedAuditor = seedAuditor;
        this.secrets = secrets;
    }

    @Override
    public void afterSingletonsInstantiated() {
        lock.run(() -> {
            firstKey.ensure();
            secrets.find(AUDITOR_EMAIL).map(Secret::reveal).ifPresent(this::seedAuditor);
        });
    }

    private void seedAuditor(String address) {
        String password = secrets.require(AUDITOR_PASSWORD).reveal();
        switch (Email.parse(address)) {
            case Result.Ok(var email) -> seedAuditor(new SeedAuditor(email, password));
            case Result.Err(var flaw) ->
                    throw new IllegalStateException(AUDITOR_EMAIL + " is " + flaw);
        }
    }

    private void seedAuditor(SeedAuditor command) {
        switch (seedAuditor.handle(command, BOOTSTRAP)) {
            case Result.Ok<Unit, RegistrationRefused> _ -> {}
            case Result.Err<Unit, RegistrationRefused>(var refusal) ->
                    throw new IllegalStateException(
                            "the auditor of " + AUDITOR_EMAIL + " is refused: " + refusal.reason());
        }
    }
}
