package com.dashtam.bench.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.client.Caller;
import com.dashtam.bench.client.Reply;
import com.dashtam.bench.system.RunningSystem;
import com.dashtam.bench.system.World;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Transactions as CSV, through the gateway. */
@ExtendWith(RunningSystem.class)
class TableOfTransactionsIT {

    private static final String TRANSACTIONS = "/api/v1/transactions";
    private static final String CSV = "text/csv";

    private final World world;

    TableOfTransactionsIT(World world) {
        this.world = world;
    }

    @Test
    void hasARecordForEachTransaction() {
        long total =
                owner().get(TRANSACTIONS + "?include=total&limit=1")
                        .expect(200)
                        .json()
                        .required("total_count")
                        .asLong();

        Reply table = owner().get(TRANSACTIONS, CSV).expect(200);
        assertThat(table.mediaType()).isEqualTo(CSV);
        assertThat(table.header("Content-Disposition").orElse("")).startsWith("attachment");
        List<String> records = table.body().lines().toList();
        assertThat(records).hasSize((int) total + 1).doesNotHaveDuplicates();
        assertThat(records.getFirst()).startsWith("id,account_id,");
    }

    @Test
    void refusesAForeignAccountAndFormsThatThereAreNot() {
        String account = TRANSACTIONS + "?account_id=" + world.customer().anAccount();

        Reply foreign = world.stranger().caller().get(account, CSV);
        assertThat(foreign.problem()).as("%s", foreign).isEqualTo("not-found");
        Reply anonymous = world.client().visitor().get(account, CSV);
        assertThat(anonymous.problem()).isEqualTo("unauthorized");
        Reply paged = owner().get(TRANSACTIONS + "?limit=5", CSV);
        assertThat(paged.flawedFields()).containsExactly("limit");
        Reply picture = owner().get(TRANSACTIONS, "image/png");
        assertThat(picture.problem()).isEqualTo("not-acceptable");
    }

    private Caller owner() {
        return world.customer().person().caller();
    }
}
