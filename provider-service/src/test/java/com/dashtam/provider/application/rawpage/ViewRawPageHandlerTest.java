package com.dashtam.provider.application.rawpage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.provider.RawPageViewAttempted;
import com.dashtam.events.provider.RawPageViewFailed;
import com.dashtam.events.provider.RawPageViewRefusal;
import com.dashtam.events.provider.RawPageViewSucceeded;
import com.dashtam.kernel.command.Actor;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.feed.PageHash;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.application.rawpage.ViewRawPage.Refusal;
import com.dashtam.provider.domain.rawpage.RawPages.Fault;
import com.dashtam.provider.domain.rawpage.RetentionPolicy;
import com.dashtam.provider.fixture.World;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewRawPageHandlerTest {

    private static final byte[] PAGE = "{\"a\":1}".getBytes(UTF_8);
    private static final PageHash HASH = PageHash.of(PAGE);

    private final World world = new World();
    private final UUID connection = world.connected().id();
    private final Caller admin = Caller.system("test").as(new Actor.User(UUID.randomUUID()));
    private final ViewRawPageHandler handler =
            new ViewRawPageHandler(
                    world.workflows, world.connections, world.rawPages, world.keeping);

    @Test
    void showsAPageAndPutsOnRecordWhoLooked() {
        world.keeping.keep(connection, HASH, PAGE);

        assertThat(view(connection, HASH)).isEqualTo(Result.ok(PAGE));

        assertThat(world.workflows.events())
                .containsExactly(
                        new RawPageViewAttempted(world.user, connection, HASH.hex(), "Case 7"),
                        new RawPageViewSucceeded(world.user, connection, HASH.hex(), PAGE.length));
        assertThat(world.workflows.recorded())
                .allSatisfy(it -> {
                    assertThat(it.caller()).isEqualTo(admin);
                    assertThat(it.key()).isEqualTo(new EventKey.User(world.user));
                });
    }

    @Test
    void putsOnRecordWhoLookedForWhatIsNotThere() {
        assertThat(view(connection, HASH)).isEqualTo(Result.err(Refusal.PAGE_UNKNOWN));
        assertThat(view(UUID.randomUUID(), HASH)).isEqualTo(Result.err(Refusal.CONNECTION_UNKNOWN));

        assertThat(world.workflows.eventsOf(RawPageViewAttempted.class)).hasSize(2);
        assertThat(world.workflows.eventsOf(RawPageViewFailed.class))
                .extracting(RawPageViewFailed::getReason)
                .containsExactly(
                        RawPageViewRefusal.page_unknown, RawPageViewRefusal.connection_unknown);
        assertThat(world.workflows.eventsOf(RawPageViewSucceeded.class)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"KEY_UNKNOWN, key_unknown", "NOT_AUTHENTIC, not_authentic"})
    void saysWhyAPageCannotBeOpened(Fault fault, RawPageViewRefusal reason) {
        world.keeping.keep(connection, HASH, PAGE);
        world.rawPages.breaksWith(fault);

        assertThat(view(connection, HASH)).isInstanceOf(Result.Err.class);

        assertThat(world.workflows.eventsOf(RawPageViewFailed.class))
                .containsExactly(new RawPageViewFailed(world.user, connection, HASH.hex(), reason));
    }

    @Test
    void showsNothingWhoseTimeIsOver() {
        world.keeping.keep(connection, HASH, PAGE);
        world.clock.forward(World.RETENTION);

        assertThat(view(connection, HASH)).isEqualTo(Result.err(Refusal.PAGE_UNKNOWN));
        assertThat(world.keeping.drop(10)).isEqualTo(1);
        assertThat(world.rawPages.size()).isZero();
    }

    @Test
    void keepsNothingAndDropsEverythingWhileItIsOff() {
        var off = new RawPageKeeping(world.rawPages, RetentionPolicy.OFF, world.clock);
        off.keep(connection, HASH, PAGE);
        assertThat(world.rawPages.size()).isZero();
        world.keeping.keep(connection, HASH, PAGE);

        assertThat(off.drop(10)).isEqualTo(1);

        assertThat(world.rawPages.size()).isZero();
    }

    @Test
    void keepsTheNewestPagesWithinTheLimit() {
        for (int i = 0; i < 3; i++) {
            byte[] page = new byte[(int) World.BYTES_PER_CONNECTION / 2];
            page[0] = (byte) i;
            world.keeping.keep(connection, PageHash.of(page), page);
            world.clock.forward(Duration.ofSeconds(1));
        }

        assertThat(world.rawPages.size()).isEqualTo(2);
    }

    private Result<byte[], Refusal> view(UUID connectionId, PageHash hash) {
        return handler.handle(new ViewRawPage(connectionId, hash, "Case 7"), admin);
    }
}
