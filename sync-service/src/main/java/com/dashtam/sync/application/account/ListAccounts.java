package com.dashtam.sync.application.account;

import com.dashtam.kernel.command.Query;
import com.dashtam.kernel.page.Page;
import com.dashtam.sync.application.connection.KnownConnections.Unknown;
import com.dashtam.sync.application.page.PageRefusal;
import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.domain.account.AccountTotals;
import java.util.Optional;

/**
 * Asks for a page of a user's accounts.
 *
 * @param limit how many at most
 */
public record ListAccounts(AccountFilter filter, Optional<String> cursor, int limit)
        implements Query {

    /** The page, and what holds over all pages. */
    public record Listing(Page<Account> page, AccountTotals totals) {}

    public sealed interface Refusal {

        /** The connection that is meant is not the user's, or that cannot be told. */
        record ConnectionRefused(Unknown why) implements Refusal {}

        record PageRefused(PageRefusal why) implements Refusal {}
    }
}
