package com.dashtam.identity.application.administration;

import com.dashtam.events.identity.RoleAssignmentRefusal;

/** Why a role was not assigned. */
public enum AssignRoleRefused {
    USER_UNKNOWN,
    ALREADY_HELD;

    RoleAssignmentRefusal reason() {
        return switch (this) {
            case USER_UNKNOWN -> RoleAssignmentRefusal.user_unknown;
            case ALREADY_HELD -> RoleAssignmentRefusal.already_has_role;
        };
    }
}
