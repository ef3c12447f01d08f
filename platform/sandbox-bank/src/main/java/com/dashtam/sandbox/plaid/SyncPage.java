package com.dashtam.sandbox.plaid;

import com.dashtam.sandbox.ledger.Account;
import com.dashtam.sandbox.ledger.Change;
import com.dashtam.sandbox.ledger.Ledger;
import com.dashtam.sandbox.plaid.Items.Item;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A page of changes, in the order in which rows became what they are. */
final class SyncPage {

    private final Item item;
    private final Map<String, Account> accounts;
    private final SyncCursor asked;
    private final long places;
    private final String era;
    private final List<Change> page;
    private final boolean more;

    /**
     * @param accounts of which changes are told
     * @throws Refusal when the cursor is not good, or rows changed since the reading began
     */
    SyncPage(Item item, Ledger ledger, List<Account> accounts, Optional<String> cursor, int count) {
        this.item = item;
        this.accounts = accounts.stream().collect(Collectors.toMap(Account::id, it -> it));
        this.asked =
                cursor.map(text -> SyncCursor.parse(text, item, ledger))
                        .orElseGet(() -> SyncCursor.start(item));
        this.places = ledger.places();
        if (asked.all() > 0 && asked.all() != places) {
            throw new Refusal(PlaidErrors.changedMeanwhile());
        }
        List<Change> left =
                ledger.changesAfter(asked.last()).stream().filter(this::isTold).toList();
        this.page = left.subList(0, Math.min(count, left.size()));
        this.more = left.size() > count;
        this.era = ledger.era(last());
    }

    /** Of a row that came and went since, nobody learns. */
    private boolean isTold(Change change) {
        return accounts.containsKey(change.accountId())
                && (change.row().isPresent() || isKnown(change));
    }

    private boolean isKnown(Change change) {
        return change.booked() <= asked.began();
    }

    List<Object> added(boolean categories) {
        return rows(change -> !isKnown(change), categories);
    }

    List<Object> modified(boolean categories) {
        return rows(this::isKnown, categories);
    }

    private List<Object> rows(Predicate<Change> wanted, boolean categories) {
        return page.stream()
                .filter(wanted)
                .flatMap(change ->
                        change.row().stream()
                                .map(row ->
                                        TransactionEntity.banking(
                                                item, accountOf(change), row, categories)))
                .toList();
    }

    List<Object> removed() {
        Function<Change, Object> shown =
                change ->
                        Members.of("transaction_id", TransactionEntity.id(item, change.rowId()))
                                .and("account_id", Entities.accountId(item, accountOf(change)))
                                .map();
        return page.stream().filter(change -> change.row().isEmpty()).map(shown).toList();
    }

    private Account accountOf(Change change) {
        return Optional.ofNullable(accounts.get(change.accountId())).orElseThrow();
    }

    boolean hasMore() {
        return more;
    }

    String nextCursor() {
        long last = last();
        return more
                ? new SyncCursor(item.id(), era, asked.began(), last, places).text()
                : new SyncCursor(item.id(), era, last, last, 0).text();
    }

    private long last() {
        return more ? page.getLast().place() : places;
    }
}
