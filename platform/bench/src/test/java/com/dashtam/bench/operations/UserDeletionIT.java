package com.dashtam.bench.operations;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.client.Person;
import com.dashtam.bench.client.Reply;
import com.dashtam.bench.system.RunningSystem;
import com.dashtam.bench.system.World;
import com.dashtam.local.system.Component;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSystem.class)
class UserDeletionIT {

    private static final List<String> LEDGER =
            List.of(
                    "connection",
                    "account",
                    "transaction",
                    "holding",
                    "balance_snapshot",
                    "sync_job");

    private final World world;

    UserDeletionIT(World world) {
        this.world = world;
    }

    private long count(Component service, String table, String column, UUID user) {
        return world.database(service)
                .list(
                        "select count(*) from " + table + " where " + column + " = ?",
                        row -> row.getLong(1),
                        user)
                .getFirst();
    }

    private Person withTransactions() {
        Person person = world.signedIn();
        world.connect(person);
        eventually(
                "transactions of " + person,
                () ->
                        assertThat(
                                        count(
                                                Component.SYNC,
                                                "transaction",
                                                "user_id",
                                                person.tokens().userId()))
                                .isPositive());
        return person;
    }

    @Test
    void leavesNothingOfAUserButTheTrail() {
        Person person = withTransactions();
        UUID user = person.tokens().userId();
        Reply deleted = person.caller().delete("/api/v1/users/current").expect(202);

        int ended =
                world.database(Component.IDENTITY)
                        .update(
                                "update user_deletions set due_at = requested_at where id = ?",
                                deleted.id("id"));

        assertThat(ended).isOne();
        eventually(
                "the end of " + person,
                () -> assertThat(count(Component.IDENTITY, "users", "id", user)).isZero());
        assertThat(count(Component.IDENTITY, "sessions", "user_id", user)).isZero();
        assertThat(count(Component.PROVIDER, "connection", "user_id", user)).isZero();
        for (String table : LEDGER) {
            assertThat(count(Component.SYNC, table, "user_id", user)).as(table).isZero();
        }
        assertThat(count(Component.AUDIT, "audit_record", "user_id", user)).isPositive();
        assertThat(
                        world.database(Component.IDENTITY)
                                .list(
                                        "select type from outbox where aggregateid = ?"
                                                + " and workflow = 'user_deletion' order by sequence",
                                        row -> row.getString(1),
                                        user.toString()))
                .containsExactly(
                        "dashtam.identity.user_deletion.attempted",
                        "dashtam.identity.user_deletion.succeeded");
    }
}
