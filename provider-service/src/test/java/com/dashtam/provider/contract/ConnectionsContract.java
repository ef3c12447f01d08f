package com.dashtam.provider.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.id.UuidV7;
import com.dashtam.provider.domain.connection.Alias;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.connection.Connections;
import com.dashtam.provider.domain.institution.Slug;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

public abstract class ConnectionsContract {

    protected static final Slug BANK = new Slug("bank");
    protected static final Slug FILES = new Slug("files");
    protected static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");

    private final Ids ids = new UuidV7(InstantSource.system());
    private final UUID user = UUID.randomUUID();

    protected abstract Connections connections();

    @Test
    void findsWhatWasAdded() {
        Connection added = added(BANK);

        assertThat(connections().find(added.id())).contains(added);
        assertThat(connections().find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void findsAConnectionForItsOwner() {
        Connection added = added(BANK);

        assertThat(connections().findOwned(added.id(), user)).contains(added);
        assertThat(connections().findOwnedForUpdate(added.id(), user)).contains(added);
        assertThat(connections().findOwned(UUID.randomUUID(), user)).isEmpty();
        assertThat(connections().findOwnedForUpdate(UUID.randomUUID(), user)).isEmpty();
    }

    @Test
    void hidesAConnectionFromAStranger() {
        Connection added = added(BANK);
        UUID stranger = UUID.randomUUID();

        assertThat(connections().findOwned(added.id(), stranger)).isEmpty();
        assertThat(connections().findOwnedForUpdate(added.id(), stranger)).isEmpty();
    }

    @Test
    void listsAUsersConnectionsTheNewestFirst() {
        Connection first = added(BANK);
        Connection second = added(BANK);
        connections()
                .add(Connection.active(ids.next(), UUID.randomUUID(), BANK, Optional.empty(), NOW));

        assertThat(connections().ofUser(user)).containsExactly(second, first);
        assertThat(connections().ofUser(UUID.randomUUID())).isEmpty();
    }

    @Test
    void findsTheConnectionOfALoginForItsOwner() {
        Connection added = added(BANK);
        String login = "login-" + added.id();
        connections().rememberLogin(added.id(), "an older one");
        connections().rememberLogin(added.id(), login);

        assertThat(connections().findSameLoginForUpdate(user, BANK, login)).contains(added);
        assertThat(connections().findSameLoginForUpdate(user, BANK, "an older one")).isEmpty();
        assertThat(connections().findSameLoginForUpdate(user, FILES, login)).isEmpty();
        assertThat(connections().findSameLoginForUpdate(UUID.randomUUID(), BANK, login)).isEmpty();
    }

    @Test
    void tellsWhetherALoginIsAnotherConnections() {
        Connection added = added(BANK);
        Connection other = added(BANK);
        String login = "login-" + added.id();
        connections().rememberLogin(added.id(), login);

        assertThat(isOfAnother(BANK, login, other)).isTrue();
        assertThat(isOfAnother(BANK, login, added)).as("its own").isFalse();
        assertThat(isOfAnother(FILES, login, other)).isFalse();
        assertThat(isOfAnother(BANK, "another", other)).isFalse();
        assertThat(
                        connections()
                                .isLoginOfAnotherForUpdate(
                                        UUID.randomUUID(), BANK, login, other.id()))
                .isFalse();
        connections().update(added.disconnected(NOW));
        assertThat(isOfAnother(BANK, login, other)).as("one that is over").isFalse();
    }

    private boolean isOfAnother(Slug slug, String login, Connection connection) {
        return connections().isLoginOfAnotherForUpdate(user, slug, login, connection.id());
    }

    @Test
    void findsNoConnectionThatIsOverForALogin() {
        Connection added = added(BANK);
        connections().rememberLogin(added.id(), "login");
        connections().update(added.disconnected(NOW));

        assertThat(connections().findSameLoginForUpdate(user, BANK, "login")).isEmpty();
    }

    @Test
    void findsTheNewestConnectionThatAnInstitutionNames() {
        Connection older = added(BANK);
        Connection newer = added(BANK);
        String reference = "consent-" + newer.id();
        connections().rememberReference(older.id(), reference);
        connections().rememberReference(newer.id(), "an older consent");
        connections().rememberReference(newer.id(), reference);

        assertThat(connections().findByReference(BANK, reference)).contains(newer);
        assertThat(connections().findByReference(BANK, "an older consent")).isEmpty();
        assertThat(connections().findByReference(FILES, reference)).isEmpty();

        connections().update(newer.disconnected(NOW));
        assertThat(connections().findByReference(BANK, reference)).contains(older);
        connections().update(older.disconnected(NOW));
        assertThat(connections().findByReference(BANK, reference)).isEmpty();
    }

    @Test
    void keepsTheLatestEndOfAPause() {
        Connection added = added(BANK);
        connections().pauseUntil(added.id(), NOW.plusSeconds(9));
        connections().pauseUntil(added.id(), NOW.plusSeconds(5));

        assertThat(connections().find(added.id()).orElseThrow().nextAllowedAt())
                .contains(NOW.plusSeconds(9));
    }

    @Test
    void storesStatusAndAliasAndWhenTheyChanged() {
        Connection added = added(BANK);
        Connection changed =
                added.renamed(Optional.empty(), NOW.plusSeconds(1)).expired(NOW.plusSeconds(2));

        connections().update(changed);

        assertThat(connections().find(added.id())).contains(changed);
    }

    @Test
    void leavesARowOfAnotherOwnerAsItIs() {
        Connection added = added(BANK);

        connections()
                .update(
                        Connection.active(
                                added.id(), UUID.randomUUID(), BANK, Optional.empty(), NOW));

        assertThat(connections().find(added.id())).contains(added);
    }

    @Test
    void findsTheActiveConnectionToAnInstitution() {
        Connection over = added(BANK);
        connections().update(over.disconnected(NOW));
        assertThat(connections().findActive(user, BANK)).isEmpty();

        Connection active = added(BANK);

        assertThat(connections().findActive(user, BANK)).contains(active);
        assertThat(connections().findActive(user, FILES)).isEmpty();
        assertThat(connections().findActive(UUID.randomUUID(), BANK)).isEmpty();
    }

    @Test
    void keepsOneActiveConnectionForFiles() {
        Connection first = any(FILES);

        assertThat(connections().addForFiles(first)).isTrue();
        assertThat(connections().addForFiles(any(FILES))).isFalse();
        assertThat(connections().ofUser(user)).containsExactly(first);
    }

    @Test
    void takesANewConnectionForFilesOnceTheOldOneHasEnded() {
        Connection first = any(FILES);
        assertThat(connections().addForFiles(first)).isTrue();
        connections().update(first.disconnected(NOW));

        assertThat(connections().addForFiles(any(FILES))).isTrue();
        assertThat(connections().ofUser(user)).hasSize(2);
    }

    @Test
    void allowsTwoConnectionsToOneBank() {
        Connection first = added(BANK);
        Connection second = added(BANK);

        assertThat(connections().ofUser(user)).contains(first, second);
    }

    @Test
    void remembersTheLastSync() {
        Connection added = added(BANK);

        connections().recordSync(added.id(), NOW.plusSeconds(5));

        Connection found = connections().find(added.id()).orElseThrow();
        assertThat(found.lastSyncAt()).contains(NOW.plusSeconds(5));
        assertThat(found.updatedAt()).isEqualTo(NOW);
    }

    private Connection added(Slug slug) {
        Connection connection = any(slug);
        connections().add(connection);
        return connection;
    }

    private Connection any(Slug slug) {
        return Connection.active(ids.next(), user, slug, Optional.of(new Alias("Mine")), NOW);
    }
}
