package com.dashtam.provider.infrastructure.fdx;

import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.feed.FetchFailure;
import com.dashtam.provider.domain.feed.Period;
import com.dashtam.provider.infrastructure.http.Answers;
import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.Form;
import com.dashtam.provider.infrastructure.http.InstitutionClient;
import com.dashtam.provider.infrastructure.http.MalformedAnswerException;
import com.dashtam.provider.infrastructure.http.Reply;
import com.dashtam.provider.infrastructure.http.UnknownValues;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** The data side of an FDX institution. */
final class DataClient {

    private static final Logger log = LoggerFactory.getLogger(DataClient.class);

    /** FDX error 602, "customer not authorized": the consent does not stand any more. */
    private static final String CONSENT_WITHDRAWN = "602";

    private static final int LONGEST_CURSOR = 2048;

    private final FdxSettings settings;
    private final Answers answers;
    private final AccountMapping accounts;
    private final HoldingMapping holdings;
    private final TransactionMapping transactions;

    DataClient(
            FdxSettings settings,
            InstitutionClient client,
            UnknownValues unknown,
            InstantSource clock) {
        this.settings = settings;
        this.answers = new Answers(settings.api().getHost(), client, DataClient::meaning, clock);
        this.accounts = new AccountMapping(unknown);
        this.holdings = new HoldingMapping(unknown);
        this.transactions = new TransactionMapping(holdings, unknown);
    }

    Result<Page<NormalizedAccount>, FetchFailure> accounts(String token, Optional<String> cursor) {
        Form query = paged(cursor).and("resultType", "details");
        return get("/accounts?" + query.encoded(), token)
                .flatMap(answer -> read(answer, "accounts", account -> account(account, token)));
    }

    Result<Page<NormalizedTransaction>, FetchFailure> transactions(
            String token, NormalizedAccount account, Period period, Optional<String> cursor) {
        Form query =
                paged(cursor)
                        .and("startTime", period.from().toString())
                        .and("endTime", period.to().toString());
        String path = "/accounts/" + Form.segment(account.providerAccountId()) + "/transactions?";
        return get(path + query.encoded(), token)
                .flatMap(answer ->
                        read(
                                answer,
                                "transactions",
                                row -> Result.ok(Optional.of(transactions.map(row, account)))));
    }

    /** All at once: they are a part of the account's details (FDX 6, InvestmentAccount). */
    Result<Page<NormalizedHolding>, FetchFailure> holdings(
            String token, NormalizedAccount account) {
        return get("/accounts/" + Form.segment(account.providerAccountId()), token)
                .flatMap(details ->
                        details.has("holdings")
                                ? read(
                                        details,
                                        "holdings",
                                        row -> Result.ok(holdings.map(row, account)))
                                : Result.ok(new Page<>(List.of(), Optional.empty())));
    }

    private Result<Optional<NormalizedAccount>, FetchFailure> account(Fields listed, String token) {
        if (!AccountMapping.hasBalanceByNature(listed)) {
            log.debug("passed over an account without a balance");
            return Result.ok(Optional.empty());
        }
        if (AccountMapping.isDetailed(listed)) {
            return Result.ok(Optional.of(accounts.map(listed)));
        }
        return get("/accounts/" + Form.segment(AccountMapping.idOf(listed)), token)
                .map(details -> Optional.of(accounts.map(details)));
    }

    private <T> Result<Page<T>, FetchFailure> read(
            Fields answer,
            String name,
            Function<Fields, Result<Optional<T>, FetchFailure>> mapping) {
        return answers.attempted(() -> {
            List<T> items = new ArrayList<>();
            for (JsonNode node : answer.list(name).orElseThrow(() -> lacking(name))) {
                switch (mapping.apply(new Fields(node))) {
                    case Result.Ok<Optional<T>, FetchFailure>(var item) ->
                            item.ifPresent(items::add);
                    case Result.Err<Optional<T>, FetchFailure>(var failure) -> {
                        return Result.err(failure);
                    }
                }
            }
            return Result.ok(new Page<>(items, next(answer)));
        });
    }

    private static MalformedAnswerException lacking(String name) {
        return new MalformedAnswerException("an answer without " + name);
    }

    /**
     * Where the next page begins.
     *
     * @throws MalformedAnswerException when there is one and we cannot ask for it: what follows
     *     would be missed without a word
     */
    private Optional<String> next(Fields answer) {
        Optional<Fields> page = answer.object("page");
        Optional<String> next = page.flatMap(it -> it.text(settings.paging().member()));
        if (next.filter(cursor -> cursor.length() > LONGEST_CURSOR).isPresent()) {
            throw new MalformedAnswerException("a place of the next page that is too long");
        }
        if (next.isEmpty() && page.flatMap(it -> it.text(settings.paging().other())).isPresent()) {
            throw new MalformedAnswerException("pages that are counted in the other way");
        }
        return next;
    }

    private Form paged(Optional<String> cursor) {
        Form query = Form.of("limit", Integer.toString(settings.pageSize()));
        cursor.ifPresent(position -> query.and(settings.paging().parameter(), position));
        return query;
    }

    private Result<Fields, FetchFailure> get(String path, String token) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(settings.api() + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", "application/json")
                        .GET()
                        .build();
        return answers.get(request, Fields::read);
    }

    private static Optional<FetchFailure> meaning(Reply reply) {
        boolean withdrawn =
                reply.status() == 403
                        && Fields.read(reply.body())
                                .flatMap(error -> error.text("code"))
                                .filter(CONSENT_WITHDRAWN::equals)
                                .isPresent();
        return withdrawn ? Optional.of(new FetchFailure.ConsentWithdrawn()) : Optional.empty();
    }
}
