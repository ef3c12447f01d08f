package com.dashtam.identity.domain.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.identity.domain.export.DataExport.Status;
import com.dashtam.identity.fixture.World;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.workflow.Workflows.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every keeper of exports does. */
public abstract class DataExportsContract {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofMinutes(10));
    private static final byte[] ARCHIVE = "everything".getBytes(UTF_8);

    protected abstract DataExports exports();

    protected abstract UUID anyUser();

    private DataExport added(UUID user) {
        var run = new Run(UUID.randomUUID(), new EventKey.User(user), World.STRANGER);
        var export = DataExport.requested(UUID.randomUUID(), user, NOW, run);
        exports().add(export);
        return export;
    }

    /** All that other tests have left queued is taken, too. */
    private DataExport claimed(DataExport wanted, Instant now) {
        while (true) {
            var claimed = exports().claim(now, now.plus(Duration.ofMinutes(10))).orElseThrow();
            if (claimed.id().equals(wanted.id())) {
                return claimed;
            }
        }
    }

    @Test
    void findsAnExportForItsOwnerAlone() {
        var export = added(anyUser());
        assertThat(exports().findOwned(export.id(), export.userId())).contains(export);
        assertThat(exports().findOwned(export.id(), UUID.randomUUID())).isEmpty();
        assertThat(exports().openOf(export.userId())).contains(export);
        assertThat(exports().countSince(export.userId(), NOW.minusSeconds(1))).isOne();
        assertThat(exports().countSince(export.userId(), NOW)).isZero();
    }

    @Test
    void queuesOneExportOfAUser() {
        UUID user = anyUser();
        added(user);
        assertThatThrownBy(() -> added(user)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void givesAnExportToOneWorkerUntilItsTimeIsUp() {
        var export = added(anyUser());
        var first = claimed(export, NOW);
        assertThat(first.attempts()).isOne();
        assertThat(exports().claim(NOW, LATER)).isEmpty();
        var second = claimed(export, LATER);
        assertThat(second.attempts()).isEqualTo(2);

        assertThat(exports().succeed(first, ARCHIVE, NOW, LATER)).isFalse();
        assertThat(exports().fail(first, NOW)).isFalse();
        assertThat(exports().succeed(second, ARCHIVE, NOW, LATER)).isTrue();
        assertThat(exports().fail(second, NOW)).isFalse();
    }

    @Test
    void putsAnExportBackUntilLater() {
        var export = added(anyUser());
        exports().retry(claimed(export, NOW), NOW.plusSeconds(30));
        assertThat(exports().claim(NOW.plusSeconds(29), LATER)).isEmpty();
        assertThat(claimed(export, NOW.plusSeconds(30)).attempts()).isEqualTo(2);
    }

    @Test
    void keepsAnArchiveUntilItExpires() {
        var export = added(anyUser());
        assertThat(exports().archive(export)).isEmpty();
        assertThat(exports().succeed(claimed(export, NOW), ARCHIVE, NOW, LATER)).isTrue();

        var made = exports().findOwned(export.id(), export.userId()).orElseThrow();
        assertThat(made.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(made.finishedAt()).contains(NOW);
        assertThat(made.expiresAt()).contains(LATER);
        assertThat(made.sizeBytes()).hasValue(ARCHIVE.length);
        assertThat(exports().archive(made).orElseThrow()).isEqualTo(ARCHIVE);

        assertThat(exports().expire(LATER.minusSeconds(1), 1000)).isZero();
        assertThat(exports().expire(LATER, 1000)).isPositive();
        assertThat(exports().archive(made)).isEmpty();
        assertThat(exports().findOwned(export.id(), export.userId()).orElseThrow().status())
                .isEqualTo(Status.EXPIRED);
    }

    @Test
    void endsAnExportWithoutAnArchive() {
        var export = added(anyUser());
        assertThat(exports().fail(export, NOW)).isTrue();
        assertThat(exports().fail(export, NOW)).isFalse();
        assertThat(exports().openOf(export.userId())).isEmpty();
        added(export.userId());
    }
}
