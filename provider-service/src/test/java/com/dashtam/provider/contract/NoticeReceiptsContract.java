package com.dashtam.provider.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.provider.domain.institution.Slug;
import com.dashtam.provider.domain.webhook.NoticeReceipts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

public abstract class NoticeReceiptsContract {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Slug slug = new Slug("bank-" + UUID.randomUUID());

    protected abstract NoticeReceipts receipts();

    @Test
    void takesANoticeOnce() {
        assertThat(receipts().take(slug, "n", NOW)).isTrue();
        assertThat(receipts().take(slug, "n", NOW.plusSeconds(60))).isFalse();
    }

    @Test
    void tellsTheNoticesOfInstitutionsApart() {
        assertThat(receipts().take(slug, "n", NOW)).isTrue();
        assertThat(receipts().take(new Slug(slug + "2"), "n", NOW)).isTrue();
        assertThat(receipts().take(slug, "m", NOW)).isTrue();
    }

    @Test
    void givesANoticeToOneOfManyCallers() throws InterruptedException, ExecutionException {
        Callable<Boolean> take = () -> receipts().take(slug, "n", NOW);
        long winners = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> callers = Stream.generate(() -> take).limit(16).toList();
            for (Future<Boolean> answer : threads.invokeAll(callers)) {
                winners += answer.get() ? 1 : 0;
            }
        }

        assertThat(winners).isEqualTo(1);
    }

    @Test
    void forgetsWhatIsOldAndNothingElse() {
        assertThat(receipts().take(slug, "old", NOW.minusSeconds(1))).isTrue();
        assertThat(receipts().take(slug, "new", NOW)).isTrue();

        receipts().forgetBefore(NOW, 1_000);

        assertThat(receipts().take(slug, "old", NOW)).isTrue();
        assertThat(receipts().take(slug, "new", NOW)).isFalse();
    }
}
