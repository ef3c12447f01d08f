package com.dashtam.identity.application.administration;

import com.dashtam.identity.application.administration.SearchUsers.CursorInvalid;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.kernel.command.QueryHandler;
import com.dashtam.kernel.page.Cursors;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Searches users page by page. */
public final class SearchUsersHandler
        implements QueryHandler<SearchUsers, Result<Page<User>, CursorInvalid>> {

    private static final int POSITION_BYTES = 16;

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
        Optional<UUID> before = query.cursor().flatMap(cursor -> opened(cursor, query));
        return before.isPresent()
                ? Result.ok(page(query, before))
                : Result.err(new CursorInvalid());
    }

    private Page<User> page(SearchUsers query, Optional<UUID> before) {
        List<User> found = users.newestFirst(query.filter(), before, query.limit() + 1);
        boolean more = found.size() > query.limit();
        List<User> shown = more ? found.subList(0, query.limit()) : found;
        return new Page<>(
                shown, more ? Optional.of(sealed(shown.getLast().id(), query)) : Optional.empty());
    }

    private String sealed(UUID position, SearchUsers query) {
        byte[] bytes =
                ByteBuffer.allocate(POSITION_BYTES)
                        .putLong(position.getMostSignificantBits())
                        .putLong(position.getLeastSignificantBits())
                        .array();
        return cursors.seal(context(query), bytes);
    }

    private Optional<UUID> opened(String cursor, SearchUsers query) {
        return cursors.open(context(query), cursor)
                .filter(bytes -> bytes.length == POSITION_BYTES)
                .map(ByteBuffer::wrap)
                .map(bytes -> new UUID(bytes.getLong(), bytes.getLong()));
    }

    private static String context(SearchUsers query) {
        return "users " + query.filter();
    }
}
