package com.dashtam.provider.application.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.provider.ProviderTokenExpiring;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.provider.domain.credential.EndingCredentials;
import com.dashtam.provider.domain.credential.EndingCredentials.Ending;
import com.dashtam.provider.fixture.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExpiryNoticeTest {

    private static final Duration AHEAD = Duration.ofHours(24);

    private final World world = new World();
    private final List<Ending> waiting = new ArrayList<>();
    private final List<Instant> asked = new ArrayList<>();
    private final EndingCredentials ending =
            (now, until, atMost) -> {
                asked.addAll(List.of(now, until));
                var taken = List.copyOf(waiting.subList(0, Math.min(atMost, waiting.size())));
                waiting.removeAll(taken);
                return taken;
            };
    private final ExpiryNotice notice =
            new ExpiryNotice(ending, world.workflows, world.workflows, AHEAD, world.clock);

    @Test
    void tellsWhoseCredentialsEndAndWhen() {
        var credential = endingIn(Duration.ofHours(3));

        assertThat(notice.tell(10)).isEqualTo(1);

        var event = world.workflows.eventsOf(ProviderTokenExpiring.class).getFirst();
        assertThat(event.getConnectionId()).isEqualTo(credential.connectionId());
        assertThat(event.getProviderSlug()).isEqualTo("test_bank");
        assertThat(event.getProviderId()).isEqualTo(World.BANK.providerId());
        assertThat(event.getExpiresAt()).isEqualTo(credential.expiresAt());
        assertThat(event.getExpiresInSeconds()).isEqualTo(10_800);
        assertThat(world.workflows.recorded().getFirst().key())
                .isEqualTo(new EventKey.User(credential.userId()));
    }

    @Test
    void looksADayAhead() {
        assertThat(notice.tell(10)).isZero();

        var now = world.clock.instant();
        assertThat(asked).containsExactly(now, now.plus(AHEAD));
        assertThat(world.workflows.events()).isEmpty();
    }

    @Test
    void leavesTheRestForTheNextBatch() {
        endingIn(Duration.ofHours(1));
        endingIn(Duration.ofHours(2));
        endingIn(Duration.ofHours(3));

        assertThat(notice.tell(2)).isEqualTo(2);
        assertThat(notice.tell(2)).isEqualTo(1);
        assertThat(world.workflows.events()).hasSize(3);
    }

    private Ending endingIn(Duration time) {
        var credential =
                new Ending(
                        UUID.randomUUID(),
                        world.user,
                        World.BANK,
                        world.clock.instant().plus(time));
        waiting.add(credential);
        return credential;
    }
}
