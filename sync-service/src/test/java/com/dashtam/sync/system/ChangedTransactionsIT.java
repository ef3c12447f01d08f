package com.dashtam.sync.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.system.ApiUser.Answer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Changes and bookmarks over the wire, into the database. */
class ChangedTransactionsIT {

    private static final String BOOKMARK = "b-1 +/&=ü";

    private final SyncSystem system = SyncSystem.shared();
    private final Bank bank = Bank.of(system).has(Any.account("a"));

    @Test
    void asksFromTheBookmarkAndKeepsTheNextOne() {
        tells(row("1"), row("2"), new FeedLine.PageEnd(), new FeedLine.Bookmark(BOOKMARK));
        bank.read();
        assertThat(bookmark()).contains(BOOKMARK);
        tells(
                new FeedLine.Transaction(Any.transaction("a").id("3").amount("-3").get()),
                new FeedLine.Removed("a", "1"),
                new FeedLine.PageEnd(),
                new FeedLine.Bookmark("b-2"));

        letTheLastSyncBeLongAgo();

        Answer sync = bank.ended(bank.sync("all", false));

        assertThat(asked())
                .satisfiesExactly(
                        first -> assertThat(first).endsWith("&bookmark="),
                        second -> assertThat(second).endsWith("&bookmark=b-1+%2B%2F%26%3D%C3%BC"));
        assertThat(sync.body().path("transactions_created").intValue()).isEqualTo(1);
        assertThat(sync.body().path("removed").intValue()).isEqualTo(1);
        assertThat(sync.body().path("transactions_removed").intValue()).isEqualTo(1);
        assertThat(sync.body().path("holdings_deactivated").intValue()).isZero();
        assertThat(ids()).containsExactlyInAnyOrder("2", "3");
        assertThat(bookmark()).contains("b-2");
    }

    @Test
    void keepsNothingOfAStreamWhoseBookmarkIsTooLong() {
        tells(
                row("1"),
                new FeedLine.PageEnd(),
                new FeedLine.Bookmark("b".repeat(FeedLine.LONGEST_BOOKMARK + 1)));
        bank.known();

        assertThat(bank.ended(bank.sync("all", false)).body().path("failure").asString())
                .isEqualTo("institution_answer_invalid");
        assertThat(bookmark()).isEmpty();
    }

    private void letTheLastSyncBeLongAgo() {
        int changed =
                system.jdbc()
                        .sql(
                                """
                                update connection set
                                    accounts_synced_at = accounts_synced_at - interval '1 hour'
                                where id = ?
                                """)
                        .param(bank.connection())
                        .update();
        assertThat(changed).isEqualTo(1);
    }

    private void tells(FeedLine... lines) {
        system.provider().answers(bank.transactionsPath(), ProviderStub.feed(List.of(lines)));
    }

    private static FeedLine row(String id) {
        return new FeedLine.Transaction(Any.transaction("a").id(id).get());
    }

    private List<String> asked() {
        return system.provider().requests(bank.transactionsPath()).stream()
                .map(ProviderStub.Request::query)
                .toList();
    }

    private Optional<String> bookmark() {
        return system.jdbc()
                .sql("select bookmark from connection where id = ? and bookmark is not null")
                .param(bank.connection())
                .query(String.class)
                .optional();
    }

    private List<String> ids() {
        return system.jdbc()
                .sql(
                        "select provider_transaction_id from transaction t"
                                + " join account a on a.id = t.account_id"
                                + " where a.connection_id = ? and t.removed_at is null")
                .param(bank.connection())
                .query(String.class)
                .list();
    }
}
