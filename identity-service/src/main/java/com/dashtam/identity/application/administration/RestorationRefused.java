package com.dashtam.identity.application.administration;

import com.dashtam.events.identity.UserRestorationRefusal;

/** Why a user was not let in again. */
public enum RestorationRefused {
    USER_UNKNOWN,
    NOT_SUSPENDED;

    UserRestorationRefusal reason() {
        return switch (this) {
            case USER_UNKNOWN -> UserRestorationRefusal.user_unknown;
            case NOT_SUSPENDED -> UserRestorationRefusal.not_suspended;
        };
    }
}
