package com.dashtam.identity.application.administration;

import com.dashtam.events.identity.UserSuspensionRefusal;

/** Why a user was not suspended. */
public enum SuspensionRefused {
    USER_UNKNOWN,
    ALREADY_SUSPENDED,
    OWN_ACCOUNT;

    UserSuspensionRefusal reason() {
        return switch (this) {
            case USER_UNKNOWN -> UserSuspensionRefusal.user_unknown;
            case ALREADY_SUSPENDED -> UserSuspensionRefusal.already_suspended;
            case OWN_ACCOUNT -> UserSuspensionRefusal.own_account;
        };
    }
}
