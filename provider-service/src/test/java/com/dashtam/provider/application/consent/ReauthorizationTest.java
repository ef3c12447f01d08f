package com.dashtam.provider.application.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.provider.ConnectionChanged;
import com.dashtam.events.provider.ConnectionRefusal;
import com.dashtam.events.provider.ConnectionStatus;
import com.dashtam.events.provider.ProviderConnectionAttempted;
import com.dashtam.events.provider.ProviderConnectionFailed;
import com.dashtam.events.provider.ProviderConnectionSucceeded;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.application.consent.ConnectProvider.Arrival;
import com.dashtam.provider.application.consent.ConnectProvider.Refusal;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.connection.Purpose;
import com.dashtam.provider.domain.consent.Secret;
import com.dashtam.provider.domain.credential.Credential;
import com.dashtam.provider.domain.feed.GrantFailure;
import com.dashtam.provider.fixture.World;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReauthorizationTest {

    private final World world = new World();
    private final Connection connection = world.connected();
    private final StartConsentHandler start =
            new StartConsentHandler(
                    world.catalogue,
                    world.adapters,
                    world.consents,
                    world.redirects,
                    world.links,
                    world.secrets,
                    world.clock);
    private final ConnectProviderHandler connect =
            new ConnectProviderHandler(
                    world.workflows,
                    world.consents,
                    world.links,
                    world.logins,
                    world.establishment,
                    world.adapters,
                    world.clock);

    @Test
    void makesAnExpiredConnectionActiveAgainWithNewTokens() {
        world.connections.update(connection.expired(world.clock.instant()));
        String before = access();
        world.workflows.events();

        var answer = consented(connection.id());

        assertThat(answer.map(Connection::id)).isEqualTo(Result.ok(connection.id()));
        assertThat(world.stored(connection).isActive()).isTrue();
        assertThat(world.stored(connection).createdAt()).isEqualTo(connection.createdAt());
        assertThat(world.connections.ofUser(world.user)).hasSize(1);
        assertThat(access()).isNotEqualTo(before);
        UUID provider = World.BANK.providerId();
        assertThat(world.workflows.events())
                .endsWith(
                        new ProviderConnectionAttempted(world.user, provider, "test_bank"),
                        new ProviderConnectionSucceeded(
                                world.user, connection.id(), provider, "test_bank", true),
                        new ConnectionChanged(
                                world.user,
                                connection.id(),
                                provider,
                                "test_bank",
                                ConnectionStatus.active,
                                null));
    }

    @Test
    void renewsAConnectionBeforeItsConsentEnds() {
        String before = access();

        var answer = consented(connection.id());

        assertThat(answer).isInstanceOf(Result.Ok.class);
        assertThat(access()).isNotEqualTo(before);
    }

    @Test
    void leavesEverythingAsItWasWhenTheConsentIsNotGranted() {
        world.connections.update(connection.revoked(world.clock.instant()));
        String before = access();
        world.bank.failsGrantsWith(GrantFailure.REFUSED);

        assertThat(consented(connection.id())).isEqualTo(Result.err(Refusal.EXCHANGE_FAILED));

        assertThat(world.stored(connection).status().needsReauthentication()).isTrue();
        assertThat(access()).isEqualTo(before);
    }

    @Test
    void refusesAConnectionThatWasEndedMeanwhile() {
        world.connections.update(connection.disconnected(world.clock.instant()));
        world.vault.wipe(connection.id());

        assertThat(consented(connection.id())).isEqualTo(Result.err(Refusal.CONNECTION_OVER));

        assertThat(world.stored(connection).isOver()).isTrue();
        assertThat(world.vault.get(connection.credentialOwner())).isEmpty();
        assertThat(world.workflows.eventsOf(ProviderConnectionFailed.class))
                .extracting(ProviderConnectionFailed::getReason)
                .containsExactly(ConnectionRefusal.connection_over);
        assertThat(world.bank.revoked()).as("nobody keeps a consent of no use").hasSize(1);
    }

    @Test
    void refusesTheLoginOfAnotherConnection() {
        Connection other = world.connected();
        world.connections.rememberLogin(
                other.id(), world.loginKeys.of(World.BANK, List.of("acc-1", "acc-2")));
        String before = access();

        assertThat(consented(connection.id())).isEqualTo(Result.err(Refusal.LOGIN_CONNECTED));

        assertThat(access()).isEqualTo(before);
        assertThat(world.bank.revoked()).as("the consent of no use").hasSize(1);
        assertThat(world.workflows.eventsOf(ProviderConnectionFailed.class))
                .extracting(ProviderConnectionFailed::getReason)
                .containsExactly(ConnectionRefusal.login_connected);
        world.connections.update(other.disconnected(world.clock.instant()));
        assertThat(consented(connection.id())).isInstanceOf(Result.Ok.class);
    }

    @Test
    void refusesAConnectionThatIsNotTheUsers() {
        assertThat(consented(UUID.randomUUID())).isEqualTo(Result.err(Refusal.CONNECTION_OVER));
        assertThat(world.connections.ofUser(world.user)).containsExactly(connection);
    }

    private String access() {
        return world.vault.get(connection.credentialOwner()).map(Credential::access).orElseThrow();
    }

    private Result<Connection, Refusal> consented(UUID connectionId) {
        var purpose = new Purpose.Reauthorization(connectionId);
        Secret state =
                start.handle(
                                new StartConsent(world.user, World.BANK, purpose, Optional.empty()),
                                world.caller())
                        .fold(
                                ConsentStarted::state,
                                refusal -> {
                                    throw new AssertionError(refusal);
                                });
        return connect.handle(
                new ConnectProvider(
                        new Arrival.SignedIn(world.user),
                        Optional.of("the-code"),
                        Optional.of(state),
                        Optional.empty(),
                        Optional.empty()),
                world.caller());
    }
}
