package com.dashtam.provider.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.PageHash;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.rawpage.RawPages;
import com.dashtam.provider.domain.rawpage.RawPages.Fault;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

public abstract class RawPagesContract {

    protected static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant EARLIER = NOW.minusSeconds(60);
    private static final int ENOUGH = 100;

    protected abstract RawPages pages();

    /** A connection that is there. */
    protected abstract UUID anyConnection();

    protected abstract void end(UUID connectionId);

    @Test
    void givesBackWhatWasKept() {
        UUID connection = anyConnection();
        byte[] large = new byte[300_000];
        Arrays.fill(large, (byte) 7);

        keep(connection, "{\"a\":1}", NOW);
        pages().keep(connection, PageHash.of(large), large, NOW);

        assertThat(opened(connection, "{\"a\":1}")).isEqualTo("{\"a\":1}");
        assertThat(pages().open(connection, PageHash.of(large), EARLIER))
                .isInstanceOfSatisfying(
                        Result.Ok.class, ok -> assertThat(ok.value()).isEqualTo(large));
    }

    @Test
    void findsNothingUnderAnotherConnectionOrAnotherHash() {
        UUID connection = anyConnection();
        keep(connection, "page", NOW);

        assertThat(fault(anyConnection(), "page", EARLIER)).isEqualTo(Fault.UNKNOWN);
        assertThat(fault(connection, "another page", EARLIER)).isEqualTo(Fault.UNKNOWN);
    }

    @Test
    void findsNothingThatIsTooOld() {
        UUID connection = anyConnection();
        keep(connection, "page", NOW);

        assertThat(fault(connection, "page", NOW)).isEqualTo(Fault.UNKNOWN);
        assertThat(opened(connection, "page")).isEqualTo("page");
    }

    @Test
    void keepsAPageThatComesAgainFromThenOn() {
        UUID connection = anyConnection();
        keep(connection, "again", EARLIER);
        keep(connection, "once", EARLIER);

        keep(connection, "again", NOW);

        assertThat(pages().dropUntil(EARLIER, ENOUGH)).isEqualTo(1);
        assertThat(opened(connection, "again")).isEqualTo("again");
    }

    @Test
    void dropsWhatIsTooOldInBatches() {
        UUID connection = anyConnection();
        List.of("1", "2", "3").forEach(page -> keep(connection, page, EARLIER));
        keep(connection, "new", NOW);

        assertThat(pages().dropUntil(EARLIER, 2)).isEqualTo(2);
        assertThat(pages().dropUntil(EARLIER, 2)).isEqualTo(1);
        assertThat(pages().dropUntil(EARLIER, 2)).isZero();
        assertThat(opened(connection, "new")).isEqualTo("new");
        wipe(connection);
    }

    @Test
    void trimsTheOldestPagesOfAConnection() {
        UUID connection = anyConnection();
        UUID other = anyConnection();
        keep(other, "12345", EARLIER);
        for (int i = 0; i < 5; i++) {
            keep(connection, "page" + i, EARLIER.plusSeconds(i));
        }

        pages().trim(connection, 20, ENOUGH);
        assertThat(kept(connection)).containsExactly("page1", "page2", "page3", "page4");
        pages().trim(connection, 14, ENOUGH);
        assertThat(kept(connection)).containsExactly("page3", "page4");
        pages().trim(connection, 1_000, 1);
        assertThat(kept(connection)).containsExactly("page4");
        pages().trim(connection, 0, ENOUGH);
        assertThat(kept(connection)).isEmpty();
        assertThat(fault(other, "12345", EARLIER)).isEqualTo(Fault.UNKNOWN);
        assertThat(pages().open(other, hash("12345"), EARLIER.minusSeconds(1)))
                .isInstanceOf(Result.Ok.class);
        wipe(other);
    }

    private List<String> kept(UUID connection) {
        return List.of("page0", "page1", "page2", "page3", "page4").stream()
                .filter(page ->
                        pages().open(connection, hash(page), Instant.EPOCH) instanceof Result.Ok)
                .toList();
    }

    @Test
    void wipesOneConnectionAlone() {
        UUID connection = anyConnection();
        UUID other = anyConnection();
        keep(connection, "page", NOW);
        keep(other, "page", NOW);

        wipe(connection);

        assertThat(fault(connection, "page", EARLIER)).isEqualTo(Fault.UNKNOWN);
        assertThat(opened(other, "page")).isEqualTo("page");
    }

    @Test
    void keepsNothingOfAConnectionThatIsOver() {
        UUID connection = anyConnection();
        end(connection);

        keep(connection, "late", NOW);

        assertThat(fault(connection, "late", EARLIER)).isEqualTo(Fault.UNKNOWN);
    }

    protected final void keep(UUID connection, String page, Instant receivedAt) {
        pages().keep(connection, hash(page), page.getBytes(UTF_8), receivedAt);
    }

    private void wipe(UUID connection) {
        pages().wipe(connection);
    }

    protected static PageHash hash(String page) {
        return PageHash.of(page.getBytes(UTF_8));
    }

    protected final String opened(UUID connection, String page) {
        return pages().open(connection, hash(page), EARLIER)
                .fold(
                        bytes -> new String(bytes, UTF_8),
                        fault -> {
                            throw new AssertionError(fault);
                        });
    }

    protected final Fault fault(UUID connection, String page, Instant receivedAfter) {
        return pages().open(connection, hash(page), receivedAfter)
                .fold(
                        _ -> {
                            throw new AssertionError("the page was opened");
                        },
                        fault -> fault);
    }
}
