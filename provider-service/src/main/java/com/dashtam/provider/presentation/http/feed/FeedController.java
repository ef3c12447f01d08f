package com.dashtam.provider.presentation.http.feed;

import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.security.CurrentCaller;
import com.dashtam.provider.application.connection.ReadConnection;
import com.dashtam.provider.application.connection.ReadConnectionHandler;
import com.dashtam.provider.application.feed.ReadAccounts;
import com.dashtam.provider.application.feed.ReadAccountsHandler;
import com.dashtam.provider.application.feed.ReadHoldings;
import com.dashtam.provider.application.feed.ReadHoldingsHandler;
import com.dashtam.provider.application.feed.ReadTransactions;
import com.dashtam.provider.application.feed.ReadTransactions.Wanted;
import com.dashtam.provider.application.feed.ReadTransactionsHandler;
import com.dashtam.provider.domain.feed.Period;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Feeds for other services. Written by hand: generated interfaces do not stream. */
@RestController
public final class FeedController {

    private static final int LONGEST_TEXT = 255;

    private final ReadConnectionHandler connections;
    private final ReadAccountsHandler accounts;
    private final ReadTransactionsHandler transactions;
    private final ReadHoldingsHandler holdings;
    private final CurrentCaller current;

    public FeedController(
            ReadConnectionHandler connections,
            ReadAccountsHandler accounts,
            ReadTransactionsHandler transactions,
            ReadHoldingsHandler holdings,
            CurrentCaller current) {
        this.connections = connections;
        this.accounts = accounts;
        this.transactions = transactions;
        this.holdings = holdings;
        this.current = current;
    }

    @GetMapping("/internal/v1/connections/{connection_id}")
    ResponseEntity<InternalConnection> connection(@PathVariable("connection_id") UUID id) {
        return connections
                .handle(new ReadConnection(id))
                .map(connection -> ResponseEntity.ok(InternalConnection.of(connection)))
                .orElseThrow(() ->
                        FeedProblems.of(FeedLine.Failure.of(FeedFailure.CONNECTION_NOT_FOUND)));
    }

    @GetMapping("/internal/v1/connections/{connection_id}/accounts")
    void accounts(@PathVariable("connection_id") UUID id, HttpServletResponse response)
            throws IOException {
        FeedStream.write(accounts.handle(new ReadAccounts(id), current.caller()), response);
    }

    @GetMapping("/internal/v1/connections/{connection_id}/transactions")
    void transactions(
            @PathVariable("connection_id") UUID id,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(required = false) @Size(min = 1, max = LONGEST_TEXT)
                    @Nullable String account,
            @RequestParam(required = false) @Size(max = FeedLine.LONGEST_BOOKMARK)
                    @Nullable String bookmark,
            HttpServletResponse response)
            throws IOException {
        if (from.isAfter(to)) {
            throw ProblemException.invalid("from", "invalid", "must not be after `to`");
        }
        var command = new ReadTransactions(id, new Period(from, to), wanted(account, bookmark));
        FeedStream.write(transactions.handle(command, current.caller()), response);
    }

    private static Wanted wanted(@Nullable String account, @Nullable String bookmark) {
        if (bookmark == null) {
            return account == null ? new Wanted.All() : new Wanted.OfAccount(account);
        }
        if (account != null) {
            throw ProblemException.invalid("bookmark", "invalid", "is of all accounts");
        }
        return new Wanted.ChangedSince(Optional.of(bookmark).filter(text -> !text.isEmpty()));
    }

    @GetMapping("/internal/v1/connections/{connection_id}/holdings")
    void holdings(
            @PathVariable("connection_id") UUID id,
            @RequestParam(required = false) @Size(min = 1, max = LONGEST_TEXT)
                    @Nullable String account,
            HttpServletResponse response)
            throws IOException {
        var command = new ReadHoldings(id, Optional.ofNullable(account));
        FeedStream.write(holdings.handle(command, current.caller()), response);
    }
}
