package com.dashtam.provider.application.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.events.provider.CredentialFault;
import com.dashtam.events.provider.KeyRotationRefusal;
import com.dashtam.events.provider.ProviderCredentialUnreadable;
import com.dashtam.events.provider.ProviderKeyRotationAttempted;
import com.dashtam.events.provider.ProviderKeyRotationFailed;
import com.dashtam.events.provider.ProviderKeyRotationSucceeded;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.application.credential.ResealCredentials.Refusal;
import com.dashtam.provider.application.credential.ResealCredentials.Report;
import com.dashtam.provider.domain.credential.SealedRows;
import com.dashtam.provider.domain.credential.SealingKeys;
import com.dashtam.provider.domain.credential.UnreadableCredentialException.Reason;
import com.dashtam.testing.workflow.RecordingWorkflows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResealCredentialsHandlerTest {

    private static final int OLD = 1;
    private static final int NEW = -2;
    private static final Caller OPERATOR = Caller.system("operator");

    private final Keys keys = new Keys();
    private final Table credentials = new Table(keys);
    private final Table consents = new Table(keys);
    private final RecordingWorkflows workflows = new RecordingWorkflows();
    private final ResealCredentialsHandler handler =
            new ResealCredentialsHandler(
                    keys, List.of(credentials, consents), workflows, workflows);

    /** Keys of which the newer one is there once they are read anew. */
    private static final class Keys implements SealingKeys {
        private int primary = OLD;
        private boolean away;

        @Override
        public boolean reload() {
            primary = away ? primary : NEW;
            return !away;
        }

        @Override
        public int primary() {
            return primary;
        }
    }

    /** The key of each row, and what cannot be opened. */
    private static final class Table implements SealedRows {
        private final Keys keys;
        private final TreeMap<String, Integer> rows = new TreeMap<>();
        private final Map<String, Reason> broken = new HashMap<>();
        private int batchesUntilDeath = Integer.MAX_VALUE;

        Table(Keys keys) {
            this.keys = keys;
        }

        void has(int count) {
            IntStream.range(0, count).forEach(n -> rows.put("%05d".formatted(n), OLD));
        }

        @Override
        public Batch reseal(Optional<String> after, int atMost) {
            if (batchesUntilDeath-- == 0) {
                throw new IllegalStateException("killed");
            }
            var todo =
                    rows.tailMap(after.orElse(""), after.isEmpty()).entrySet().stream()
                            .filter(row -> row.getValue() != keys.primary())
                            .limit(atMost)
                            .toList();
            var unreadable =
                    todo.stream()
                            .filter(row -> broken.containsKey(row.getKey()))
                            .map(row ->
                                    new Unreadable(
                                            UUID.randomUUID(),
                                            Optional.of(UUID.randomUUID()),
                                            broken.getOrDefault(row.getKey(), Reason.KEY_UNKNOWN)))
                            .toList();
            todo.stream()
                    .filter(row -> !broken.containsKey(row.getKey()))
                    .forEach(row -> rows.put(row.getKey(), keys.primary()));
            return new Batch(
                    todo.size() - unreadable.size(),
                    unreadable,
                    todo.size() < atMost ? Optional.empty() : Optional.of(todo.getLast().getKey()));
        }

        @Override
        public Map<Integer, Long> countByKey() {
            Map<Integer, Long> counts = new HashMap<>();
            rows.values().forEach(key -> counts.merge(key, 1L, Long::sum));
            return counts;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 99, 100, 101, 250})
    void sealsEverythingWithTheNewKey(int rows) {
        credentials.has(rows);
        consents.has(3);

        assertThat(reseal(10_000)).isEqualTo(Result.ok(new Report(NEW, rows + 3L, 0, 0)));
        var succeeded = workflows.eventsOf(ProviderKeyRotationSucceeded.class).getFirst();
        assertThat(succeeded.getKeyId()).isEqualTo("4294967294");
        assertThat(succeeded.getResealed()).isEqualTo(rows + 3L);
        assertThat(workflows.eventsOf(ProviderKeyRotationAttempted.class)).hasSize(1);
    }

    @Test
    void findsNothingToDoTheSecondTime() {
        credentials.has(5);
        assertThat(reseal(10_000)).isEqualTo(Result.ok(new Report(NEW, 5, 0, 0)));

        assertThat(reseal(10_000)).isEqualTo(Result.ok(new Report(NEW, 0, 0, 0)));
    }

    @Test
    void leavesTheRestForTheNextCall() {
        credentials.has(250);

        assertThat(reseal(100)).isEqualTo(Result.ok(new Report(NEW, 100, 0, 150)));
        assertThat(reseal(100)).isEqualTo(Result.ok(new Report(NEW, 100, 0, 50)));
        assertThat(reseal(100)).isEqualTo(Result.ok(new Report(NEW, 50, 0, 0)));
    }

    @Test
    void goesOnAfterItWasKilled() {
        credentials.has(250);
        credentials.batchesUntilDeath = 2;

        assertThatThrownBy(() -> reseal(10_000)).hasMessage("killed");
        assertThat(workflows.eventsOf(ProviderKeyRotationFailed.class))
                .extracting(ProviderKeyRotationFailed::getReason)
                .containsExactly(KeyRotationRefusal.internal_error);
        credentials.batchesUntilDeath = Integer.MAX_VALUE;

        assertThat(reseal(10_000)).isEqualTo(Result.ok(new Report(NEW, 50, 0, 0)));
    }

    @Test
    void putsOnRecordWhatItCannotOpen() {
        credentials.has(150);
        credentials.broken.put("00007", Reason.NOT_AUTHENTIC);
        credentials.broken.put("00140", Reason.KEY_UNKNOWN);

        assertThat(reseal(10_000)).isEqualTo(Result.ok(new Report(NEW, 148, 2, 2)));
        assertThat(workflows.eventsOf(ProviderCredentialUnreadable.class))
                .extracting(ProviderCredentialUnreadable::getReason)
                .containsExactly(CredentialFault.not_authentic, CredentialFault.key_unknown);
    }

    @Test
    void doesNothingWithoutKeys() {
        credentials.has(5);
        keys.away = true;

        assertThat(reseal(10_000)).isEqualTo(Result.err(Refusal.KEYS_UNAVAILABLE));
        assertThat(credentials.countByKey()).isEqualTo(Map.of(OLD, 5L));
        assertThat(workflows.eventsOf(ProviderKeyRotationFailed.class))
                .extracting(ProviderKeyRotationFailed::getReason)
                .containsExactly(KeyRotationRefusal.keys_unavailable);
    }

    private Result<Report, Refusal> reseal(int atMost) {
        return handler.handle(new ResealCredentials(atMost), OPERATOR);
    }
}
