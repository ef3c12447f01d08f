package com.dashtam.provider.presentation.http.feed;

import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.kernel.result.Result;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.http.feed.FeedCodec;
import com.dashtam.platform.security.CurrentCaller;
import com.dashtam.provider.application.connection.ReadConnection;
import com.dashtam.provider.application.connection.ReadConnectionHandler;
import com.dashtam.provider.application.feed.Feed;
import com.dashtam.provider.application.feed.ReadAccounts;
import com.dashtam.provider.application.feed.ReadAccountsHandler;
import com.dashtam.provider.application.feed.ReadHoldings;
import com.dashtam.provider.application.feed.ReadHoldingsHandler;
import com.dashtam.provider.application.feed.ReadStatement;
import com.dashtam.provider.application.feed.ReadStatementHandler;
import com.dashtam.provider.application.feed.ReadTransactions;
import com.dashtam.provider.application.feed.ReadTransactionsHandler;
import com.dashtam.provider.domain.feed.Period;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Feeds for other services. Written by hand: generated interfaces do not stream. */
@RestController
public final class FeedController {

    private static final Logger log = LoggerFactory.getLogger(FeedController.class);
    private static final int BUFFER_BYTES = 32 * 1024;
    private static final int LONGEST_TEXT = 255;

    private final ReadConnectionHandler connections;
    private final ReadAccountsHandler accounts;
    private final ReadTransactionsHandler transactions;
    private final ReadHoldingsHandler holdings;
    private final ReadStatementHandler statements;
    private final CurrentCaller current;

    public FeedController(
            ReadConnectionHandler connections,
            ReadAccountsHandler accounts,
            ReadTransactionsHandler transactions,
            ReadHoldingsHandler holdings,
            ReadStatementHandler statements,
            CurrentCaller current) {
        this.connections = connections;
        this.accounts = accounts;
        this.transactions = transactions;
        this.holdings = holdings;
        this.statements = statements;
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
        stream(accounts.handle(new ReadAccounts(id), current.caller()), response);
    }

    @GetMapping("/internal/v1/connections/{connection_id}/transactions")
    void transactions(
            @PathVariable("connection_id") UUID id,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(required = false) @Size(min = 1, max = LONGEST_TEXT)
                    @Nullable String account,
            HttpServletResponse response)
            throws IOException {
        if (from.isAfter(to)) {
            throw ProblemException.invalid("from", "invalid", "must not be after `to`");
        }
        var command = new ReadTransactions(id, new Period(from, to), Optional.ofNullable(account));
        stream(transactions.handle(command, current.caller()), response);
    }

    @GetMapping("/internal/v1/connections/{connection_id}/holdings")
    void holdings(
            @PathVariable("connection_id") UUID id,
            @RequestParam(required = false) @Size(min = 1, max = LONGEST_TEXT)
                    @Nullable String account,
            HttpServletResponse response)
            throws IOException {
        var command = new ReadHoldings(id, Optional.ofNullable(account));
        stream(holdings.handle(command, current.caller()), response);
    }

    @PostMapping(
            path = "/internal/v1/statements",
            consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    void statements(
            @RequestParam("user_id") UUID userId,
            @RequestParam("file_name") @Size(min = 1, max = LONGEST_TEXT) String fileName,
            @RequestBody byte[] file,
            HttpServletResponse response)
            throws IOException {
        String name = fileName.toLowerCase(Locale.ROOT);
        if (!name.endsWith(".ofx") && !name.endsWith(".qfx")) {
            throw new ProblemException(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE, "Files end in .ofx or .qfx.");
        }
        stream(statements.handle(new ReadStatement(userId, file), current.caller()), response);
    }

    private static void stream(Result<Feed, FeedLine.Failure> opened, HttpServletResponse response)
            throws IOException {
        Feed feed =
                switch (opened) {
                    case Result.Ok<Feed, FeedLine.Failure>(var value) -> value;
                    case Result.Err<Feed, FeedLine.Failure>(var failure) ->
                            throw FeedProblems.of(failure);
                };
        response.setContentType(FeedLine.MEDIA_TYPE);
        try (var out = new BufferedOutputStream(response.getOutputStream(), BUFFER_BYTES)) {
            feed.deliver(line -> write(line, out));
        } catch (UncheckedIOException e) {
            log.debug("the reader of a feed went away", e);
        }
    }

    /** Every page is sent as soon as it is there: the reader merges it meanwhile. */
    private static void write(FeedLine line, OutputStream out) {
        FeedCodec.write(line, out);
        if (line instanceof FeedLine.PageEnd) {
            try {
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
