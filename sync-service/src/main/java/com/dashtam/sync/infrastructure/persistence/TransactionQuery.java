package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.sync.domain.transaction.AmountRange;
import com.dashtam.sync.domain.transaction.SearchWords;
import com.dashtam.sync.domain.transaction.TransactionFilter;
import com.dashtam.sync.domain.transaction.TransactionHistory.Position;
import com.dashtam.sync.domain.transaction.TransactionHistory.Slice;
import com.dashtam.sync.domain.transaction.TransactionSort;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A filter of transactions as SQL. The text depends on which conditions there are, never on their
 * values.
 */
final class TransactionQuery {

    private final TransactionFilter filter;
    private final Conditions conditions;

    TransactionQuery(TransactionFilter filter) {
        this.filter = filter;
        this.conditions = shown();
        addTraits();
        addRanges();
        filter.words().ifPresent(this::addWords);
    }

    /** With what every query begins: what no reader is to see is left out here. */
    static Conditions shown() {
        return new Conditions().and("t.removed_at is null");
    }

    private void addTraits() {
        subtypes()
                .ifPresent(all ->
                        conditions.and("t.subtype = any(:subtypes)", "subtypes", textsOf(all)));
        filter.status()
                .ifPresent(status -> conditions.and("t.status = :status", "status", status.text()));
        filter.currency()
                .ifPresent(currency ->
                        conditions.and("t.currency = :currency", "currency", currency.code()));
        filter.symbol().ifPresent(this::addSymbol);
        filter.assetType()
                .ifPresent(type ->
                        conditions.and("t.asset_type = :asset_type", "asset_type", type.text()));
    }

    /** The first half tells the planner how few have one: the index knows of no others. */
    private void addSymbol(String symbol) {
        conditions.and(
                "t.symbol is not null and lower(t.symbol) = lower(:symbol)", "symbol", symbol);
    }

    private void addRanges() {
        filter.window().from().ifPresent(day -> conditions.and("t.date >= :from", "from", day));
        filter.window().to().ifPresent(day -> conditions.and("t.date <= :to", "to", day));
        filter.amounts().least().ifPresent(a -> conditions.and("t.amount >= :least", "least", a));
        filter.amounts().most().ifPresent(a -> conditions.and("t.amount <= :most", "most", a));
    }

    /** The index holds the user's id as one more word: the words of others are not looked at. */
    private void addWords(SearchWords search) {
        conditions
                .and(
                        "transaction_words(t.user_id, t.description)"
                                + " @@ (to_tsquery('simple', :words) && cast(:owner as tsquery))",
                        "words",
                        tsquery(search.words()))
                .with("owner", "'" + filter.userId() + "'");
    }

    /** Words are letters and digits only, so that none of them needs an escape. */
    private static String tsquery(List<String> words) {
        return words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" & "))
                + ":*";
    }

    /** Those that a type and a subtype leave, if one of them is asked for. */
    private Optional<List<TransactionSubtype>> subtypes() {
        if (filter.type().isEmpty() && filter.subtype().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                Arrays.stream(TransactionSubtype.values())
                        .filter(each -> filter.type().orElse(each.type()) == each.type())
                        .filter(each -> filter.subtype().orElse(each) == each)
                        .toList());
    }

    private static String[] textsOf(List<TransactionSubtype> subtypes) {
        return subtypes.stream().map(TransactionSubtype::text).toArray(String[]::new);
    }

    /** Rows that an offset passes over are counted in an index and not read. */
    String select(Slice slice) {
        TransactionSort sort = slice.sort();
        slice.after().ifPresent(position -> addPosition(sort, position));
        conditions.with("limit", slice.limit()).with("offset", slice.offset());
        if (slice.offset() == 0) {
            return page(sort, "t.*");
        }
        return "select t.* from (%s) p join transaction t on t.id = p.id order by %s"
                .formatted(page(sort, "t.id, t." + column(sort)), order("t", sort));
    }

    private String page(TransactionSort sort, String columns) {
        return isOrderedByOneIndex(sort) ? inOrder(sort, columns) : mergedInOrder(sort, columns);
    }

    /**
     * An account's rows are in an index in either order; a user's are so by date alone, and what
     * has an index beside is so by account. A search has an index of its own.
     */
    private boolean isOrderedByOneIndex(TransactionSort sort) {
        if (filter.words().isPresent()) {
            return true;
        }
        if (isByDate(sort) && subtypes().isPresent()) {
            return false;
        }
        return filter.accountId().isPresent()
                || filter.connectionId().isEmpty() && isByDate(sort) && !hasIndexByAccount();
    }

    private boolean hasIndexByAccount() {
        return filter.status().filter(status -> status != TransactionStatus.SETTLED).isPresent()
                || filter.symbol().isPresent()
                || !filter.amounts().equals(AmountRange.EVERYTHING);
    }

    private static boolean isByDate(TransactionSort sort) {
        return sort.key() == TransactionSort.Key.DATE;
    }

    private String inOrder(TransactionSort sort, String columns) {
        return "select %s from transaction t %s order by %s limit :limit offset :offset"
                .formatted(columns, where(), order("t", sort));
    }

    /** As many rows of each account, or of each subtype in it, as the page might take. */
    private String mergedInOrder(TransactionSort sort, String columns) {
        conditions.and("t.account_id = a.id").with("user", filter.userId());
        String each = "";
        if (subtypes().isPresent() && isByDate(sort)) {
            conditions.and("t.subtype = k.subtype");
            each = " cross join unnest(:subtypes) k(subtype)";
        }
        return """
        select p.* from account a%s cross join lateral (
            select %s from transaction t %s
            order by %s limit :limit + :offset) p
        %s
        order by %s limit :limit offset :offset
        """
                .formatted(
                        each,
                        columns,
                        conditions.where(),
                        order("t", sort),
                        accounts().where(),
                        order("p", sort));
    }

    private Conditions accounts() {
        var accounts = new Conditions().and("a.user_id = :user");
        filter.accountId()
                .ifPresent(id -> {
                    accounts.and("a.id = :account");
                    conditions.with("account", id);
                });
        filter.connectionId()
                .ifPresent(id -> {
                    accounts.and(
                            "a.id in (select ledger_id from account where connection_id = :connection)");
                    conditions.with("connection", id);
                });
        return accounts;
    }

    private void addPosition(TransactionSort sort, Position position) {
        String than = sort.isDescending() ? "<" : ">";
        switch (position) {
            case Position.OnDate(LocalDate date, UUID id) ->
                    conditions
                            .and("(t.date, t.id) " + than + " (:day, :last)", "day", date)
                            .with("last", id);
            case Position.OfAmount(BigDecimal amount, UUID id) ->
                    conditions
                            .and("(t.amount, t.id) " + than + " (:amount, :last)", "amount", amount)
                            .with("last", id);
        }
    }

    private static String order(String row, TransactionSort sort) {
        String direction = sort.isDescending() ? "desc" : "asc";
        return "%1$s.%2$s %3$s, %1$s.id %3$s".formatted(row, column(sort), direction);
    }

    private static String column(TransactionSort sort) {
        return switch (sort.key()) {
            case DATE -> "date";
            case AMOUNT -> "amount";
        };
    }

    String count() {
        return "select count(*) from transaction t " + where();
    }

    /** No more than one row beyond so many is counted. */
    String countUpTo(int rows) {
        conditions.with("enough", rows + 1);
        return "select count(*) from (select from transaction t %s limit :enough) found"
                .formatted(where());
    }

    private String where() {
        filter.accountId().ifPresentOrElse(this::addAccount, this::addUser);
        filter.connectionId()
                .ifPresent(id ->
                        conditions.and(
                                "t.account_id in"
                                        + " (select ledger_id from account"
                                        + " where connection_id = :connection)",
                                "connection",
                                id));
        return conditions.where();
    }

    private void addUser() {
        conditions.and("t.user_id = :user", "user", filter.userId());
    }

    /**
     * Whose account it is, is asked of the account: asked of each row, it would let the planner
     * look for a small account among all rows of its user.
     */
    private void addAccount(UUID id) {
        conditions
                .and("t.account_id = :account", "account", id)
                .and(
                        "exists (select from account where id = :account and user_id = :user)",
                        "user",
                        filter.userId());
    }

    Map<String, Object> parameters() {
        return conditions.parameters();
    }
}
