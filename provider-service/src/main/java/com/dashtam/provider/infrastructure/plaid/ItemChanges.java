package com.dashtam.provider.infrastructure.plaid;

import com.dashtam.kernel.feed.AccountType.Family;
import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.RemovedTransaction;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.feed.ChangeFeed;
import com.dashtam.provider.domain.feed.Changes;
import com.dashtam.provider.domain.feed.FetchFailure;
import com.dashtam.provider.infrastructure.http.Answers;
import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.MalformedAnswerException;
import com.dashtam.provider.infrastructure.http.Reply;
import com.dashtam.provider.infrastructure.http.UnknownValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code /transactions/sync} over all accounts of an item, which are one stream with one cursor.
 */
final class ItemChanges implements ChangeFeed {

    private final int pageSize;
    private final Answers answers;
    private final Calls calls;
    private final TransactionMapping mapping;
    private final UnknownValues unknown;

    ItemChanges(
            int pageSize,
            Answers answers,
            Calls calls,
            TransactionMapping mapping,
            UnknownValues unknown) {
        this.pageSize = pageSize;
        this.answers = answers;
        this.calls = calls;
        this.mapping = mapping;
        this.unknown = unknown;
    }

    /** What investments are is told by another call, which knows no changes. */
    @Override
    public boolean covers(NormalizedAccount account) {
        return account.type().family() != Family.INVESTMENT;
    }

    @Override
    public Result<Changes, FetchFailure> since(String access, Optional<String> position) {
        var members = new LinkedHashMap<String, Object>();
        members.put("access_token", access);
        position.ifPresent(cursor -> members.put("cursor", cursor));
        members.put("count", pageSize);
        members.put("options", Map.of("include_personal_finance_category", true));
        return answers.<Result<Fields, Changes>>get(
                        calls.of("/transactions/sync", members),
                        body -> Fields.read(body).map(Result::ok),
                        reply -> insteadOfPage(reply, position.isPresent()).map(Result::err))
                .flatMap(answer ->
                        answer.fold(
                                page -> answers.attempted(() -> told(page)),
                                changes -> Result.ok(changes)));
    }

    private static Optional<Changes> insteadOfPage(Reply reply, boolean hadPosition) {
        PlaidError error = PlaidError.of(reply);
        if (error.isMutation()) {
            return Optional.of(new Changes.Overtaken());
        }
        return hadPosition && error.isOfBadField()
                ? Optional.of(new Changes.PositionRefused())
                : Optional.empty();
    }

    private Result<Changes, FetchFailure> told(Fields answer) {
        Optional<String> next = answer.text("next_cursor");
        if (next.isEmpty()) {
            // So it is until Plaid has fetched the first transactions of an item.
            return Result.err(new FetchFailure.Unavailable());
        }
        if (next.get().length() > FeedLine.LONGEST_BOOKMARK) {
            throw new MalformedAnswerException("a cursor that is too long");
        }
        return Result.ok(
                new Changes.Told(
                        present(answer),
                        removed(answer),
                        next.get(),
                        answer.flag("has_more").orElse(false)));
    }

    /** A row that is in both lists of a page is there once, as it was modified. */
    private List<NormalizedTransaction> present(Fields answer) {
        var rows = new LinkedHashMap<String, NormalizedTransaction>();
        Stream.of("added", "modified")
                .flatMap(list -> Rows.of(answer, list).stream())
                .map(mapping::map)
                .forEach(row -> rows.put(row.providerTransactionId(), row));
        return List.copyOf(rows.values());
    }

    /** Versions of Plaid's answers differ in whether they name the account. */
    private List<RemovedTransaction> removed(Fields answer) {
        return Rows.of(answer, "removed").stream()
                .flatMap(row -> {
                    Optional<String> account = Identifiers.find(row, "account_id");
                    if (account.isEmpty()) {
                        unknown.count("removed transaction", "");
                    }
                    return account
                            .map(it ->
                                    new RemovedTransaction(
                                            it, Identifiers.of(row, "transaction_id")))
                            .stream();
                })
                .toList();
    }
}
