package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.kernel.feed.TransactionType;
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
        filter.type()
                .ifPresent(type ->
                        conditions.and("t.subtype in (:subtypes)", "subtypes", subtypesOf(type)));
        filter.subtype()
                .ifPresent(subtype ->
                        conditions.and("t.subtype = :subtype", "subtype", subtype.text()));
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

    private static List<String> subtypesOf(TransactionType type) {
        return Arrays.stream(TransactionSubtype.values())
                .filter(subtype -> subtype.type() == type)
                .map(TransactionSubtype::text)
                .toList();
    }

    String select(Slice slice) {
        slice.after().ifPresent(position -> addPosition(slice.sort(), position));
        conditions.with("limit", slice.limit()).with("offset", slice.offset());
        return isOrderedByOneIndex(slice.sort())
                ? "select t.* from transaction t %s order by %s limit :limit offset :offset"
                        .formatted(where(), order("t", slice.sort()))
                : byAccount(slice.sort());
    }

    /**
     * An account's rows are in an index in either order; a user's are so by date alone. A search
     * has an index of its own.
     */
    private boolean isOrderedByOneIndex(TransactionSort sort) {
        boolean isOfUser = filter.accountId().isEmpty() && filter.connectionId().isEmpty();
        return filter.accountId().isPresent()
                || filter.words().isPresent()
                || isOfUser && sort.key() == TransactionSort.Key.DATE;
    }

    /** As many rows of each account as the page might take, and the page out of them. */
    private String byAccount(TransactionSort sort) {
        conditions.and("t.account_id = a.id").with("user", filter.userId());
        filter.connectionId().ifPresent(id -> conditions.with("connection", id));
        String ofConnection =
                filter.connectionId()
                        .map(_ ->
                                " and a.id in (select ledger_id from account"
                                        + " where connection_id = :connection)")
                        .orElse("");
        return """
        select p.* from account a cross join lateral (
            select t.* from transaction t %s
            order by %s limit :limit + :offset) p
        where a.user_id = :user%s
        order by %s limit :limit offset :offset
        """
                .formatted(conditions.where(), order("t", sort), ofConnection, order("p", sort));
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
        String column =
                switch (sort.key()) {
                    case DATE -> "date";
                    case AMOUNT -> "amount";
                };
        String direction = sort.isDescending() ? "desc" : "asc";
        return "%1$s.%2$s %3$s, %1$s.id %3$s".formatted(row, column, direction);
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
