package com.dashtam.identity.application.administration;

import com.dashtam.identity.application.administration.SearchUsers.CursorInvalid;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.kernel.command.QueryHandler;
import com.dashtam.kernel.page.Cursors;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Searches users page by page. */
public final class SearchUsersHandler
        implements QueryHandler<SearchUsers, Result<Page<User>, CursorInvalid>> {

    private final Users users;
    private final Cursors cursors;

    public SearchUsersHandler(Users users, Cursors cursors) {
        this.users = users;
        this.cursors = cursors;
    }

    @Override
    public Result<Page<User>, CursorInvalid> handle(SearchUsers query) {
        if (query.cursor().isEmpty()) {
            return Result.ok(page(query, Optional.empty()));
        }
        Optional<UUID> before =
                query.cursor().flatMap(cursor -> cursors.openId(context(query), cursor));
        return before.isPresent()
                ? Result.ok(page(query, before))
                : Result.err(new CursorInvalid());
    }

    private Page<User> page(SearchUsers query, Optional<UUID> before) {
        List<User> found = users.newestFirst(query.filter(), before, query.limit() + 1);
        return Page.cut(found, query.limit(), last -> cursors.seal(context(query), last.id()));
    }

    private static String context(SearchUsers query) {
        return "users " + query.filter();
    }
}
