package com.dashtam.sync.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.feed.PageHash;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.system.ApiUser.Answer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The way from the end of a page to the history of a transaction. */
class PageHashIT {

    private static final PageHash FIRST = PageHash.of("first".getBytes(UTF_8));
    private static final PageHash SECOND = PageHash.of("second".getBytes(UTF_8));

    private final SyncSystem system = SyncSystem.shared();
    private final Bank bank = Bank.of(system).has(Any.account("a"));

    @Test
    void tellsOwnersWhatThePageOfATransactionWas() {
        tells(row("1"), end(Optional.of(FIRST)), row("2"), end(Optional.of(SECOND)));
        bank.read();

        Answer second = history("2");

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body().at("/source/page").intValue()).isEqualTo(2);
        assertThat(second.body().at("/source/page_sha256").asString()).isEqualTo(SECOND.hex());
        assertThat(history("1").body().at("/source/page_sha256").asString()).isEqualTo(FIRST.hex());
        assertThat(system.user().get(path("1")).status()).isEqualTo(404);
    }

    @Test
    void readsPagesOfWritersThatKnowNoHashes() {
        tells(row("1"), end(Optional.empty()));
        bank.read();

        Answer told = history("1");

        assertThat(told.body().at("/source/page").intValue()).isEqualTo(1);
        assertThat(told.body().at("/source").has("page_sha256")).isFalse();
    }

    private static FeedLine row(String id) {
        return new FeedLine.Transaction(Any.transaction("a").id(id).get());
    }

    private static FeedLine end(Optional<PageHash> hash) {
        return new FeedLine.PageEnd(0, hash);
    }

    private void tells(FeedLine... lines) {
        system.provider().answers(bank.transactionsPath(), ProviderStub.feed(List.of(lines)));
    }

    private Answer history(String providerId) {
        return bank.user().get(path(providerId));
    }

    private String path(String providerId) {
        String id =
                system.jdbc()
                        .sql(
                                """
                                select t.id::text from transaction t join account a on a.id = t.account_id
                                where a.connection_id = ? and t.provider_transaction_id = ?
                                """)
                        .param(bank.connection())
                        .param(providerId)
                        .query(String.class)
                        .single();
        return "/api/v1/transactions/" + id + "/history";
    }
}
