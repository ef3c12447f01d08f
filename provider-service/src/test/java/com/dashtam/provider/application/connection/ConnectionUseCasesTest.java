package com.dashtam.provider.application.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.provider.ConnectionChanged;
import com.dashtam.events.provider.ConnectionStatus;
import com.dashtam.events.provider.DisconnectionRefusal;
import com.dashtam.events.provider.ProviderDisconnectionAttempted;
import com.dashtam.events.provider.ProviderDisconnectionFailed;
import com.dashtam.events.provider.ProviderDisconnectionSucceeded;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.application.connection.DisconnectProvider.AccountData;
import com.dashtam.provider.domain.connection.Alias;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.fixture.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConnectionUseCasesTest {

    private final World world = new World();
    private final ListConnectionsHandler list = new ListConnectionsHandler(world.connections);
    private final GetConnectionHandler get = new GetConnectionHandler(world.connections);
    private final RenameConnectionHandler rename =
            new RenameConnectionHandler(
                    world.connections, world.workflows, world.workflows, world.clock);
    private final DisconnectProviderHandler disconnect =
            new DisconnectProviderHandler(
                    world.workflows,
                    world.connections,
                    world.vault,
                    world.rawPages,
                    world.adapters,
                    world.clock);

    @Test
    void listsTheNewestFirstAndOnlyTheUsersOwn() {
        Connection older = world.connected();
        world.clock.forward(Duration.ofSeconds(1));
        Connection newer = world.connected();

        assertThat(list.handle(new ListConnections(world.user, false)))
                .containsExactly(newer, older);
        assertThat(list.handle(new ListConnections(UUID.randomUUID(), false))).isEmpty();
    }

    @Test
    void listsActiveOnesAloneWhenAsked() {
        Connection over = world.connected();
        Connection active = world.connected();
        world.connections.update(over.disconnected(world.clock.instant()));

        assertThat(list.handle(new ListConnections(world.user, true))).containsExactly(active);
        assertThat(list.handle(new ListConnections(world.user, false))).hasSize(2);
    }

    @Test
    void showsAConnectionToItsOwnerAlone() {
        Connection mine = world.connected();

        assertThat(get.handle(new GetConnection(world.user, mine.id()))).contains(mine);
        assertThat(get.handle(new GetConnection(UUID.randomUUID(), mine.id()))).isEmpty();
        assertThat(get.handle(new GetConnection(world.user, UUID.randomUUID()))).isEmpty();
    }

    @Test
    void showsAnyConnectionToServices() {
        Connection mine = world.connected();
        var read = new ReadConnectionHandler(world.connections);

        assertThat(read.handle(new ReadConnection(mine.id()))).contains(mine);
        assertThat(read.handle(new ReadConnection(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void renamesAndTellsTheOthers() {
        Connection mine = world.connected();

        rename(mine, Optional.of(new Alias("Savings")));

        assertThat(world.stored(mine).alias()).contains(new Alias("Savings"));
        assertThat(changed().getAlias()).isEqualTo("Savings");
        assertThat(changed().getStatus()).isEqualTo(ConnectionStatus.active);
    }

    @Test
    void removesAName() {
        Connection mine = world.connected();
        rename(mine, Optional.of(new Alias("Savings")));

        rename(mine, Optional.empty());

        assertThat(world.stored(mine).alias()).isEmpty();
        assertThat(changed().getAlias()).isNull();
    }

    @Test
    void staysSilentWhenTheNameStaysTheSame() {
        rename(world.connected(), Optional.empty());

        assertThat(world.workflows.events()).isEmpty();
    }

    @Test
    void refusesToRenameSomebodyElsesConnection() {
        Connection mine = world.connected();
        var command =
                new RenameConnection(UUID.randomUUID(), mine.id(), Optional.of(new Alias("x")));

        assertThat(rename.handle(command, world.caller()))
                .isEqualTo(Result.err(RenameConnection.Refusal.CONNECTION_UNKNOWN));
        assertThat(world.stored(mine)).isEqualTo(mine);
    }

    @Test
    void endsAConnectionAndWipesItsTokens() {
        Connection mine = world.connected();

        assertThat(disconnect(world.user, mine.id())).isInstanceOf(Result.Ok.class);

        assertThat(world.stored(mine).status().text()).isEqualTo("disconnected");
        assertThat(world.vault.get(mine.credentialOwner())).isEmpty();
        assertThat(world.bank.revoked()).containsExactly("access-1");
        assertThat(world.workflows.events())
                .hasExactlyElementsOfTypes(
                        ProviderDisconnectionAttempted.class,
                        ProviderDisconnectionSucceeded.class,
                        ConnectionChanged.class);
        assertThat(changed().getStatus()).isEqualTo(ConnectionStatus.disconnected);
    }

    @Test
    void endsAConnectionThatHasNoTokens() {
        Connection mine = world.connected();
        world.vault.wipe(mine.id());

        assertThat(disconnect(world.user, mine.id())).isInstanceOf(Result.Ok.class);
        assertThat(world.bank.revoked()).isEmpty();
    }

    @Test
    void refusesToEndAConnectionTwice() {
        Connection mine = world.connected();
        assertThat(disconnect(world.user, mine.id())).isInstanceOf(Result.Ok.class);

        assertThat(disconnect(world.user, mine.id()))
                .isEqualTo(Result.err(DisconnectProvider.Refusal.ALREADY_DISCONNECTED));
        assertThat(failed().getReason()).isEqualTo(DisconnectionRefusal.already_disconnected);
        assertThat(world.bank.revoked()).hasSize(1);
    }

    @Test
    void asksForTheAccountsToBeDeletedWhenTheUserWantsThat() {
        Connection mine = world.connected();

        assertThat(disconnect(world.user, mine.id(), AccountData.DELETE))
                .isInstanceOf(Result.Ok.class);

        assertThat(succeeded())
                .extracting(ProviderDisconnectionSucceeded::getAccountData)
                .containsExactly(com.dashtam.events.provider.AccountData.delete);
    }

    @Test
    void deletesLaterWhatWasKeptAtFirst() {
        Connection mine = world.connected();
        assertThat(disconnect(world.user, mine.id())).isInstanceOf(Result.Ok.class);

        assertThat(disconnect(world.user, mine.id(), AccountData.DELETE))
                .isInstanceOf(Result.Ok.class);

        assertThat(succeeded())
                .extracting(ProviderDisconnectionSucceeded::getAccountData)
                .containsExactly(
                        com.dashtam.events.provider.AccountData.keep,
                        com.dashtam.events.provider.AccountData.delete);
        assertThat(world.bank.revoked()).hasSize(1);
    }

    @Test
    void refusesToDeleteTheAccountsOfSomebodyElsesConnection() {
        Connection mine = world.connected();
        assertThat(disconnect(world.user, mine.id())).isInstanceOf(Result.Ok.class);

        assertThat(disconnect(UUID.randomUUID(), mine.id(), AccountData.DELETE))
                .isEqualTo(Result.err(DisconnectProvider.Refusal.CONNECTION_UNKNOWN));
        assertThat(succeeded()).hasSize(1);
    }

    @Test
    void refusesToEndSomebodyElsesConnection() {
        Connection mine = world.connected();

        assertThat(disconnect(UUID.randomUUID(), mine.id()))
                .isEqualTo(Result.err(DisconnectProvider.Refusal.CONNECTION_UNKNOWN));
        assertThat(failed().getReason()).isEqualTo(DisconnectionRefusal.connection_unknown);
        assertThat(world.stored(mine).isActive()).isTrue();
        assertThat(world.bank.revoked()).isEmpty();
    }

    private void rename(Connection connection, Optional<Alias> alias) {
        var command = new RenameConnection(world.user, connection.id(), alias);
        assertThat(rename.handle(command, world.caller())).isInstanceOf(Result.Ok.class);
    }

    private Result<Connection, DisconnectProvider.Refusal> disconnect(UUID user, UUID id) {
        return disconnect(user, id, AccountData.KEEP);
    }

    private Result<Connection, DisconnectProvider.Refusal> disconnect(
            UUID user, UUID id, AccountData accountData) {
        return disconnect.handle(new DisconnectProvider(user, id, accountData), world.caller());
    }

    private List<ProviderDisconnectionSucceeded> succeeded() {
        return world.workflows.eventsOf(ProviderDisconnectionSucceeded.class);
    }

    private ConnectionChanged changed() {
        return world.workflows.eventsOf(ConnectionChanged.class).getLast();
    }

    private ProviderDisconnectionFailed failed() {
        return world.workflows.eventsOf(ProviderDisconnectionFailed.class).getLast();
    }
}
