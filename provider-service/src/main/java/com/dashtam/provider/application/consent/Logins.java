package com.dashtam.provider.application.consent;

import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.connection.LoginKeys;
import com.dashtam.provider.domain.feed.FetchFailure;
import com.dashtam.provider.domain.feed.OnlineInstitution;
import com.dashtam.provider.domain.institution.Slug;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out which accounts a credential opens, before there is a connection for it. */
public final class Logins {

    /** A login with more pages of accounts than this is not compared with others. */
    private static final int PAGE_LIMIT = 20;

    private final LoginKeys keys;

    public Logins(LoginKeys keys) {
        this.keys = keys;
    }

    /** The login's key; absent when it opens no account. */
    Result<Optional<String>, FetchFailure> keyOf(
            OnlineInstitution institution, Slug slug, String access) {
        List<String> ids = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        for (int page = 0; page < PAGE_LIMIT; page++) {
            switch (institution.accounts(access, cursor)) {
                case Result.Ok<Page<NormalizedAccount>, FetchFailure>(var accounts) -> {
                    accounts.items().forEach(account -> ids.add(account.providerAccountId()));
                    if (accounts.next().isEmpty()) {
                        return Result.ok(
                                Optional.of(ids)
                                        .filter(found -> !found.isEmpty())
                                        .map(found -> keys.of(slug, found)));
                    }
                    cursor = accounts.next();
                }
                case Result.Err<Page<NormalizedAccount>, FetchFailure>(var failure) -> {
                    return Result.err(failure);
                }
            }
        }
        return Result.ok(Optional.empty());
    }
}
