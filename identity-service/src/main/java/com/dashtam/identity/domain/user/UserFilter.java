package com.dashtam.identity.domain.user;

import java.util.Optional;

/**
 * Which users are looked for; conditions that are absent leave all.
 *
 * @param email part of the address, taken literally, in lower case
 */
public record UserFilter(Optional<String> email, Optional<Role> role, Optional<Boolean> active) {

    public boolean matches(User user) {
        return email.filter(part -> !user.email().value().contains(part)).isEmpty()
                && role.filter(wanted -> !user.roles().contains(wanted)).isEmpty()
                && active.filter(wanted -> user.active() != wanted).isEmpty();
    }
}
