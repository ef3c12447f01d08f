package com.dashtam.sync.system;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.provider.ProviderDataAvailable;
import com.dashtam.sync.fixture.Any;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnnouncedSyncIT {

    private final SyncSystem system = SyncSystem.shared();

    @Test
    void readsWhatTheInstitutionTellsOfAfterTheMinimumInterval() {
        var first = Any.transaction("a").get();
        var bank = Bank.of(system).has(Any.account("a")).has(first).read();
        bank.has(first, Any.transaction("a").get(), Any.transaction("a").get());

        announce(bank);
        eventually("word of something new", () -> assertThat(wanted(bank)).isTrue());
        assertThat(triggersOf(bank)).containsExactly("user");

        letTheIntervalPass(bank);
        eventually(
                "the sync that follows",
                () -> {
                    assertThat(triggersOf(bank)).containsExactly("user", "webhook");
                    assertThat(
                                    bank.user()
                                            .get("/api/v1/transactions?include=total")
                                            .number("total_count"))
                            .isEqualTo(3);
                });
        assertThat(wanted(bank)).isFalse();
    }

    @Test
    void startsOneSyncForAFloodOfNotices() {
        var bank = Bank.of(system).has(Any.account("a")).has(Any.transaction("a").get()).read();
        letTheIntervalPass(bank);

        IntStream.range(0, 50).forEach(_ -> announce(bank));

        eventually(
                "the sync that follows",
                () -> assertThat(triggersOf(bank)).containsExactly("user", "webhook"));
    }

    private void announce(Bank bank) {
        UUID ignored =
                system.publish(
                        bank.user().id(),
                        new ProviderDataAvailable(
                                bank.user().id(), bank.connection(), UUID.randomUUID(), "sandbox"));
    }

    /** As if everything were long ago. */
    private void letTheIntervalPass(Bank bank) {
        system.jdbc()
                .sql(
                        """
                        update connection set wanted_at = wanted_at - interval '1 hour',
                            accounts_synced_at = accounts_synced_at - interval '1 hour',
                            transactions_synced_at = transactions_synced_at - interval '1 hour',
                            holdings_synced_at = holdings_synced_at - interval '1 hour'
                        where id = :id
                        """)
                .param("id", bank.connection())
                .update();
    }

    private boolean wanted(Bank bank) {
        return system.jdbc()
                .sql("select wanted_at is not null from connection where id = :id")
                .param("id", bank.connection())
                .query(Boolean.class)
                .single();
    }

    private List<String> triggersOf(Bank bank) {
        return system.jdbc()
                .sql("select trigger from sync_job where connection_id = :id order by id")
                .param("id", bank.connection())
                .query(String.class)
                .list();
    }
}
