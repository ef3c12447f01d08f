package com.dashtam.identity.application.user;

import com.dashtam.events.identity.RegistrationRefusal;
import com.dashtam.identity.domain.user.PasswordFlaw;

/** Why no account was made. */
public sealed interface RegistrationRefused {

    /** Not to be told to whoever asked: only the owner of the address may know. */
    record EmailTaken() implements RegistrationRefused {}

    record PasswordTooWeak(PasswordFlaw flaw) implements RegistrationRefused {}

    /** The word for it in events. */
    default RegistrationRefusal reason() {
        return switch (this) {
            case EmailTaken() -> RegistrationRefusal.email_taken;
            case PasswordTooWeak(var _) -> RegistrationRefusal.password_too_weak;
        };
    }
}
