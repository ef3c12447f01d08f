package com.dashtam.identity.application.administration;

import com.dashtam.identity.domain.user.UserFilter;
import com.dashtam.kernel.command.Query;
import java.util.Optional;

/**
 * Which users match, newest first?
 *
 * @param cursor the end of the page before
 * @param limit how many users at most
 */
public record SearchUsers(UserFilter filter, Optional<String> cursor, int limit) implements Query {

    /** The cursor was tampered with, or belongs to another search. */
    public record CursorInvalid() {}
}
