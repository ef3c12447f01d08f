package com.dashtam.bench.operations;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.client.Person;
import com.dashtam.bench.system.RunningSystem;
import com.dashtam.bench.system.World;
import com.dashtam.local.system.Component;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the bank tells of by itself, from its books to the user. */
@ExtendWith(RunningSystem.class)
class BankNoticeIT {

    private final World world;

    BankNoticeIT(World world) {
        this.world = world;
    }

    @Test
    void showsATransactionOfWhichTheBankTells() {
        Person person = world.signedIn();
        UUID connection = world.connect(person);
        eventually(
                "the first sync",
                () -> assertThat(syncsOf(connection)).containsExactly("connection succeeded"));
        int before = transactionsOf(person);
        world.letSyncsBeLongAgo(connection);
        world.client()
                .bank()
                .tells(person.name(), world.system().publicUrl().resolve("/webhooks/sandbox"));

        world.client().bank().post(person.name(), 1);

        eventually(
                "the sync that the bank asked for",
                () ->
                        assertThat(syncsOf(connection))
                                .containsExactly("connection succeeded", "webhook succeeded"));
        assertThat(transactionsOf(person)).isEqualTo(before + 1);
    }

    private List<String> syncsOf(UUID connection) {
        return world.database(Component.SYNC)
                .list(
                        "select trigger || ' ' || status from sync_job where connection_id = ?"
                                + " order by id",
                        row -> row.getString(1),
                        connection);
    }

    private static int transactionsOf(Person person) {
        return person.caller()
                .get("/api/v1/transactions?limit=1&include=total")
                .expect(200)
                .json()
                .required("total_count")
                .asInt();
    }
}
