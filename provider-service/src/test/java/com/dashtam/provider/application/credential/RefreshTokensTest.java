package com.dashtam.provider.application.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.provider.ProviderTokenRefreshAttempted;
import com.dashtam.events.provider.ProviderTokenRefreshFailed;
import com.dashtam.events.provider.ProviderTokenRefreshSucceeded;
import com.dashtam.events.provider.ProviderTokenRefusal;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.application.credential.RefreshTokens.Refusal;
import com.dashtam.provider.application.credential.RefreshTokens.Renewal;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.credential.KeyPair;
import com.dashtam.provider.domain.feed.GrantFailure;
import com.dashtam.provider.fixture.World;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RefreshTokensTest {

    private static final Duration LIFE = Duration.ofSeconds(900);
    private static final Duration INTO_THE_MARGIN = Duration.ofSeconds(841);

    private final World world = new World();
    private final Connection connection = world.connected();
    private final RefreshTokensHandler handler =
            new RefreshTokensHandler(
                    world.workflows,
                    world.connections,
                    world.vault,
                    world.accessTokens,
                    world.clock);

    private Result<Renewal, Refusal> refresh(UUID user, boolean force) {
        return handler.handle(new RefreshTokens(user, connection.id(), force), world.caller());
    }

    private Result<Renewal, Refusal> refresh(boolean force) {
        return refresh(world.user, force);
    }

    private Renewal renewal(boolean force) {
        return refresh(force)
                .fold(
                        renewal -> renewal,
                        refusal -> {
                            throw new AssertionError(refusal);
                        });
    }

    private ProviderTokenRefreshFailed failed() {
        return world.workflows.eventsOf(ProviderTokenRefreshFailed.class).getLast();
    }

    @Test
    void leavesATokenAloneThatIsGoodForSomeTime() {
        assertThat(renewal(false)).isInstanceOf(Renewal.StillGood.class);

        assertThat(world.bank.refreshes()).isZero();
        assertThat(world.workflows.events()).isEmpty();
    }

    @Test
    void renewsATokenThatEndsSoon() {
        world.clock.forward(INTO_THE_MARGIN);

        Renewal renewal = renewal(false);

        assertThat(renewal).isInstanceOf(Renewal.Renewed.class);
        assertThat(renewal.expiresAt()).contains(world.clock.instant().plus(LIFE));
        assertThat(world.workflows.events())
                .hasExactlyElementsOfTypes(
                        ProviderTokenRefreshAttempted.class, ProviderTokenRefreshSucceeded.class);
    }

    @Test
    void renewsAGoodTokenWhenToldTo() {
        assertThat(renewal(true)).isInstanceOf(Renewal.Renewed.class);

        assertThat(world.bank.refreshes()).isEqualTo(1);
    }

    @Test
    void hasNothingToRenewWhereThereAreKeys() {
        world.vault.put(connection.credentialOwner(), new KeyPair("key", "secret"));

        Renewal renewal = renewal(true);

        assertThat(renewal).isEqualTo(new Renewal.NothingToRenew());
        assertThat(renewal.expiresAt()).isEmpty();
    }

    @Test
    void saysThatTheConsentIsOver() {
        world.bank.failsGrantsWith(GrantFailure.REFUSED);

        assertThat(refresh(true)).isEqualTo(Result.err(Refusal.GRANT_INVALID));

        assertThat(world.stored(connection).status().text()).isEqualTo("expired");
    }

    @Test
    void saysThatTheInstitutionIsAway() {
        world.bank.failsGrantsWith(GrantFailure.UNAVAILABLE);

        assertThat(refresh(true)).isEqualTo(Result.err(Refusal.INSTITUTION_UNAVAILABLE));

        assertThat(world.stored(connection).isActive()).isTrue();
    }

    @Test
    void saysThatTheInstitutionAnswersNonsense() {
        world.bank.failsGrantsWith(GrantFailure.ANSWER_INVALID);

        assertThat(refresh(true)).isEqualTo(Result.err(Refusal.INSTITUTION_ANSWER_INVALID));
    }

    @Test
    void refusesAConnectionThatIsOver() {
        world.connections.update(connection.disconnected(world.clock.instant()));
        world.vault.wipe(connection.id());

        assertThat(refresh(true)).isEqualTo(Result.err(Refusal.CONNECTION_NOT_ACTIVE));

        assertThat(failed().getReason()).isEqualTo(ProviderTokenRefusal.connection_not_active);
        assertThat(failed().getNeedsUserAction()).isFalse();
    }

    @Test
    void refusesSomebodyElsesConnection() {
        assertThat(refresh(UUID.randomUUID(), true))
                .isEqualTo(Result.err(Refusal.CONNECTION_UNKNOWN));

        assertThat(failed().getReason()).isEqualTo(ProviderTokenRefusal.connection_unknown);
        assertThat(failed().getProviderSlug()).isEqualTo("unknown");
        assertThat(world.bank.refreshes()).isZero();
    }
}
