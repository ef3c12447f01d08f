package com.dashtam.identity.application.administration;

import com.dashtam.events.identity.RoleRevocationRefusal;

/** Why a role was not revoked. */
public enum RevokeRoleRefused {
    USER_UNKNOWN,
    NOT_HELD,
    /** An administrator who took the role from himself might be the last. */
    OWN_ROLE;

    RoleRevocationRefusal reason() {
        return switch (this) {
            case USER_UNKNOWN -> RoleRevocationRefusal.user_unknown;
            case NOT_HELD -> RoleRevocationRefusal.does_not_have_role;
            case OWN_ROLE -> RoleRevocationRefusal.own_role;
        };
    }
}
