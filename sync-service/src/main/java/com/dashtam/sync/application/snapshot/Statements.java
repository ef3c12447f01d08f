package com.dashtam.sync.application.snapshot;

import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.money.Money;
import com.dashtam.sync.domain.snapshot.DayBalances.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The balances that were read, with the days for which they count. */
public final class Statements {

    private Statements() {}

    /** Balances of which nothing says of which day they are: they are of the UTC day. */
    public static Map<String, Statement> read(List<NormalizedAccount> accounts, Instant readAt) {
        return of(accounts, _ -> Optional.empty(), readAt);
    }

    /**
     * By the institution's identifiers; of accounts that share one the first counts, as it does
     * when they are merged.
     *
     * @param statedDay the day that an account is said to be of, if any
     */
    public static Map<String, Statement> of(
            List<NormalizedAccount> accounts,
            Function<String, Optional<LocalDate>> statedDay,
            Instant readAt) {
        var today = LocalDate.ofInstant(readAt, ZoneOffset.UTC);
        var statements = new LinkedHashMap<String, Statement>();
        for (NormalizedAccount account : accounts) {
            statements.putIfAbsent(
                    account.providerAccountId(),
                    new Statement(
                            new Money(account.balance(), account.currency()),
                            statedDay.apply(account.providerAccountId()).orElse(today)));
        }
        return statements;
    }
}
