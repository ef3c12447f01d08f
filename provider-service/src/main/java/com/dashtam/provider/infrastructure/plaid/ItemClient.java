package com.dashtam.provider.infrastructure.plaid;

import com.dashtam.kernel.feed.AccountType.Family;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.feed.FetchFailure;
import com.dashtam.provider.domain.feed.Period;
import com.dashtam.provider.infrastructure.http.Answers;
import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.InstitutionClient;
import com.dashtam.provider.infrastructure.http.MalformedAnswerException;
import com.dashtam.provider.infrastructure.http.Reply;
import com.dashtam.provider.infrastructure.http.UnknownValues;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The data of items. */
final class ItemClient {

    private final PlaidSettings settings;
    private final Answers answers;
    private final Calls calls;
    private final UnknownValues unknown;
    private final AccountMapping accounts;
    private final TransactionMapping transactions;
    private final InvestmentMapping investments;
    private final HoldingMapping holdings;
    private final ItemChanges changes;

    ItemClient(
            PlaidSettings settings,
            InstitutionClient client,
            UnknownValues unknown,
            InstantSource clock) {
        this.settings = settings;
        this.answers = new Answers("plaid", client, PlaidError::meaning, clock);
        this.calls = new Calls(settings);
        this.unknown = unknown;
        this.accounts = new AccountMapping(unknown);
        this.transactions = new TransactionMapping(unknown);
        this.investments = new InvestmentMapping(unknown);
        this.holdings = new HoldingMapping(unknown);
        this.changes = new ItemChanges(settings.pageSize(), answers, calls, transactions, unknown);
    }

    ItemChanges changes() {
        return changes;
    }

    Result<Page<NormalizedAccount>, FetchFailure> accounts(String access) {
        return answers.get(calls.of("/accounts/get", Map.of("access_token", access)), Fields::read)
                .flatMap(answer ->
                        answers.mapped(() ->
                                last(
                                        Rows.of(answer, "accounts").stream()
                                                .map(accounts::map)
                                                .toList())));
    }

    Result<Page<NormalizedHolding>, FetchFailure> holdings(
            String access, NormalizedAccount account) {
        var asked = calls.of("/investments/holdings/get", about(access, account, Map.of()));
        return answers.get(asked, ItemClient::some, ItemClient::withoutInvestments)
                .flatMap(answer ->
                        answers.mapped(() ->
                                last(
                                        answer.map(it -> holdings.map(it, account))
                                                .orElse(List.of()))));
    }

    /** What investments are is told by another call, in another way. */
    Result<Page<NormalizedTransaction>, FetchFailure> transactions(
            String access, NormalizedAccount account, Period period, Optional<String> cursor) {
        return account.type().family() == Family.INVESTMENT
                ? investments(access, account, period, cursor)
                : synced(access, account, period, cursor);
    }

    private Result<Page<NormalizedTransaction>, FetchFailure> investments(
            String access, NormalizedAccount account, Period period, Optional<String> cursor) {
        int offset = cursor.map(Integer::parseInt).orElse(0);
        var members =
                new LinkedHashMap<>(
                        about(
                                access,
                                account,
                                Map.of("count", settings.pageSize(), "offset", offset)));
        members.put("start_date", period.from().toString());
        members.put("end_date", period.to().toString());
        return answers.get(
                        calls.of("/investments/transactions/get", members),
                        ItemClient::some,
                        ItemClient::withoutInvestments)
                .flatMap(answer ->
                        answers.mapped(() ->
                                answer.map(it -> page(it, account, period, offset))
                                        .orElse(last(List.of()))));
    }

    private Page<NormalizedTransaction> page(
            Fields answer, NormalizedAccount account, Period period, int offset) {
        int told = Rows.of(answer, "investment_transactions").size();
        int total =
                answer.decimal("total_investment_transactions")
                        .orElseThrow(
                                () -> new MalformedAnswerException("an answer without its total"))
                        .intValue();
        return new Page<>(
                investments.map(answer, account).stream()
                        .filter(row -> period.covers(row.date()))
                        .toList(),
                told > 0 && offset + told < total
                        ? Optional.of(Integer.toString(offset + told))
                        : Optional.empty());
    }

    private static Map<String, Object> about(
            String access, NormalizedAccount account, Map<String, Object> options) {
        var all = new LinkedHashMap<>(options);
        all.put("account_ids", List.of(account.providerAccountId()));
        return Map.of("access_token", access, "options", all);
    }

    private static Optional<Optional<Fields>> some(byte[] body) {
        return Fields.read(body).map(Optional::of);
    }

    /** Absent answer: there is nothing of the kind. */
    private static Optional<Optional<Fields>> withoutInvestments(Reply reply) {
        return PlaidError.of(reply).hasNoInvestments()
                ? Optional.of(Optional.empty())
                : Optional.empty();
    }

    private Result<Page<NormalizedTransaction>, FetchFailure> synced(
            String access, NormalizedAccount account, Period period, Optional<String> cursor) {
        SyncCursor asked = cursor.map(SyncCursor::parse).orElse(SyncCursor.START);
        var members = new LinkedHashMap<String, Object>();
        members.put("access_token", access);
        asked.position().ifPresent(position -> members.put("cursor", position));
        members.put("count", settings.pageSize());
        members.put(
                "options",
                Map.of(
                        "account_id",
                        account.providerAccountId(),
                        "include_personal_finance_category",
                        true));
        return answers.get(
                        calls.of("/transactions/sync", members),
                        ItemClient::some,
                        ItemClient::mutated)
                .flatMap(answer -> answers.attempted(() -> page(answer, account, period, asked)));
    }

    /** Absent answer: the pages so far do not fit together any more. */
    private static Optional<Optional<Fields>> mutated(Reply reply) {
        return PlaidError.of(reply).isMutation() ? Optional.of(Optional.empty()) : Optional.empty();
    }

    private Result<Page<NormalizedTransaction>, FetchFailure> page(
            Optional<Fields> told, NormalizedAccount account, Period period, SyncCursor asked) {
        if (told.isEmpty()) {
            return asked.again()
                    .map(again ->
                            Result.<Page<NormalizedTransaction>, FetchFailure>ok(
                                    new Page<>(List.of(), Optional.of(again.text()))))
                    .orElse(Result.err(new FetchFailure.Unavailable()));
        }
        Fields answer = told.get();
        boolean more = answer.flag("has_more").orElse(false);
        Optional<String> next = answer.text("next_cursor");
        if (next.isEmpty()) {
            // So it is until Plaid has fetched the first transactions of an item.
            return Result.err(new FetchFailure.Unavailable());
        }
        Rows.of(answer, "removed").forEach(_ -> unknown.count("removed transaction", ""));
        return Result.ok(
                new Page<>(
                        Stream.of("added", "modified")
                                .flatMap(list -> Rows.of(answer, list).stream())
                                .map(transactions::map)
                                .filter(row -> belongs(row, account, period))
                                .toList(),
                        next.filter(_ -> more).map(position -> asked.at(position).text())));
    }

    private static boolean belongs(
            NormalizedTransaction row, NormalizedAccount account, Period period) {
        return row.providerAccountId().equals(account.providerAccountId())
                && period.covers(row.date());
    }

    private static <T> Page<T> last(List<T> items) {
        return new Page<>(items, Optional.empty());
    }
}
