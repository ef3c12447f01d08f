package com.dashtam.identity.application.user;

import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.kernel.command.QueryHandler;
import java.util.Optional;

/** Finds a user. */
public final class GetUserHandler implements QueryHandler<GetUser, Optional<User>> {

    private final Users users;

    public GetUserHandler(Users users) {
        this.users = users;
    }

    @Override
    public Optional<User> handle(GetUser query) {
        return users.find(query.userId());
    }
}
