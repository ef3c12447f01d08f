package com.dashtam.sync.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.system.ApiUser.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The cursors of all lists. */
class CursorsIT {

    private static final List<String> LISTS =
            List.of(
                    "accounts?",
                    "accounts?active_only=true&",
                    "providers/{connection}/accounts?",
                    "holdings?",
                    "accounts/{account}/holdings?",
                    "balance-snapshots?",
                    "accounts/{account}/balance-snapshots?",
                    "accounts/{account}/balance-snapshots?source=manual_sync&",
                    "accounts/{account}/balance-history"
                            + "?start_date=2021-01-01T00:00:00Z&end_date=2030-12-31T00:00:00Z&",
                    "accounts/{account}/reconciliations?",
                    "transactions?",
                    "transactions?sort=amount&",
                    "accounts/{account}/transactions?",
                    "transaction-changes?",
                    "quarantined-transactions?",
                    "syncs?",
                    "syncs?status=succeeded&");

    private final SyncSystem system = SyncSystem.shared();
    private final Bank bank =
            Bank.of(system)
                    .has(Any.account("a"), Any.account("b"))
                    .has(Any.transaction("a").id("1").get(), Any.transaction("a").id("2").get())
                    .holds("a", Any.holding("a", "x"), Any.holding("a", "y"))
                    .read();

    CursorsIT() {
        bank.ended(bank.sync("all", true));
        bank.ended(bank.sync("all", true));
    }

    @Test
    void leadOnInOneListOfOneUserAlone() {
        Map<String, String> cursors = cursors();
        assertThat(cursors).hasSizeGreaterThanOrEqualTo(LISTS.size() - 2);

        cursors.forEach((list, cursor) -> {
            assertThat(read(bank.user(), list, cursor).status()).as(list).isEqualTo(200);
            LISTS.stream()
                    .filter(other -> !other.equals(list))
                    .forEach(other -> {
                        Answer answer = read(bank.user(), other, cursor);
                        assertThat(answer.status()).as("%s in %s", list, other).isEqualTo(400);
                        assertThat(answer.field()).isEqualTo("cursor");
                    });
        });
    }

    @Test
    void areOfNoUseToAnotherUserOrOnceChanged() {
        var stranger = system.user();

        cursors()
                .forEach((list, cursor) -> {
                    char first = cursor.charAt(0) == 'A' ? 'B' : 'A';
                    assertThat(read(bank.user(), list, first + cursor.substring(1)).field())
                            .as(list)
                            .isEqualTo("cursor");
                    int expected = list.contains("{account}") ? 404 : 400;
                    assertThat(read(stranger, list, cursor).status()).as(list).isEqualTo(expected);
                });
    }

    /** The cursor of each list that has a second page. */
    private Map<String, String> cursors() {
        var cursors = new LinkedHashMap<String, String>();
        for (String list : LISTS) {
            Answer page = bank.user().get(path(list) + "limit=1");
            assertThat(page.status()).as(list).isEqualTo(200);
            if (page.body().has("next_cursor")) {
                cursors.put(list, page.text("next_cursor"));
            }
        }
        return cursors;
    }

    private Answer read(ApiUser user, String list, String cursor) {
        return user.get(path(list) + "limit=1&cursor=" + cursor);
    }

    private String path(String list) {
        String account =
                bank.user().get("/api/v1/holdings").each("holdings", "account_id").getFirst();
        return "/api/v1/"
                + list.replace("{account}", account)
                        .replace("{connection}", bank.connection().toString());
    }
}
