package com.dashtam.sync.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.kernel.money.Currency;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.system.ApiUser.Answer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingIT {

    private static final String YEAR =
            "?start_date=2026-01-01T00:00:00Z&end_date=2026-12-31T00:00:00Z";

    private static final String EVER =
            "?start_date=2021-01-01T00:00:00Z&end_date=2030-12-31T00:00:00Z";

    private final SyncSystem system = SyncSystem.shared();

    @Test
    void listsAccountsAndNeverAddsTwoCurrencies() {
        var bank =
                Bank.of(system)
                        .has(
                                Any.account("a"),
                                account("b", AccountType.SAVINGS, "EUR", "10.25", true),
                                account("c", AccountType.CREDIT_CARD, "USD", "-250.25", false))
                        .has(new NormalizedTransaction[0])
                        .read();

        Answer all = bank.user().get("/api/v1/accounts");
        assertThat(all.number("total_count")).isEqualTo(3);
        assertThat(all.number("active_count")).isEqualTo(2);
        var sums = all.body().path("total_balance_by_currency");
        assertThat(sums.path("USD").asString()).isEqualTo("1000.25");
        assertThat(sums.path("EUR").asString()).isEqualTo("10.25");
        Answer active = bank.user().get("/api/v1/accounts?active_only=true");
        assertThat(active.each("accounts", "provider_account_id"))
                .containsExactlyInAnyOrder("a", "b");
        Answer savings = bank.user().get("/api/v1/accounts?account_type=savings");
        assertThat(savings.each("accounts", "provider_account_id")).containsExactly("b");
        Answer none = bank.user().get("/api/v1/accounts?account_type=credit_card&active_only=true");
        assertThat(none.number("total_count")).isZero();
        Answer ofConnection =
                bank.user()
                        .get("/api/v1/providers/%s/accounts?active_only=true", bank.connection());
        assertThat(ofConnection.number("total_count")).isEqualTo(2);
    }

    @Test
    void showsOneAccountAndOneTransactionToTheirOwnerOnly() {
        var bank = bankWith(Any.transaction("a").id("1").amount("-0.000000000000000001").get());
        String account = bank.user().get("/api/v1/accounts").each("accounts", "id").getFirst();
        String transaction =
                bank.user().get("/api/v1/transactions").each("transactions", "id").getFirst();

        assertThat(bank.user().get("/api/v1/accounts/%s", account).text("balance_amount"))
                .isEqualTo("1250.5");
        assertThat(bank.user().get("/api/v1/transactions/%s", transaction).text("amount_value"))
                .isEqualTo("-0.000000000000000001");
        var stranger = system.user();
        for (var path :
                List.of(
                        "accounts/" + account,
                        "accounts/" + account + "/transactions",
                        "accounts/" + account + "/balance-snapshots",
                        "accounts/" + account + "/balance-history" + YEAR,
                        "holdings?account_id=" + account,
                        "holdings?connection_id=" + bank.connection(),
                        "transactions?connection_id=" + bank.connection(),
                        "transactions/" + transaction,
                        "transactions?account_id=" + account,
                        "providers/" + bank.connection() + "/accounts")) {
            Answer answer = stranger.get("/api/v1/" + path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.isProblem()).as(path).isTrue();
        }
        assertThat(stranger.get("/api/v1/accounts").number("total_count")).isZero();
        assertThat(stranger.get("/api/v1/transactions").each("transactions", "id")).isEmpty();
        assertThat(stranger.get("/api/v1/balance-snapshots").number("total_count")).isZero();
    }

    @Test
    void pagesThroughAccountsAndHoldings() {
        var bank =
                Bank.of(system)
                        .has(
                                account("a", AccountType.BROKERAGE, "USD", "1", true),
                                account("b", AccountType.SAVINGS, "EUR", "2", true),
                                account("c", AccountType.SAVINGS, "USD", "4", true))
                        .has(new NormalizedTransaction[0])
                        .holds("a", Any.holding("a", "x"), Any.holding("a", "y"))
                        .read();
        String ofConnection = "/api/v1/providers/" + bank.connection() + "/accounts?";

        assertThat(paged(bank, "/api/v1/accounts?", "accounts", "provider_account_id"))
                .containsExactly("a", "b", "c");
        assertThat(paged(bank, ofConnection, "accounts", "provider_account_id"))
                .containsExactly("a", "b", "c");
        assertThat(paged(bank, "/api/v1/accounts?account_type=savings&", "accounts", "name"))
                .containsExactly("Account b", "Account c");
        String account = bank.user().get("/api/v1/accounts").each("accounts", "id").getFirst();
        assertThat(paged(bank, "/api/v1/holdings?", "holdings", "provider_holding_id"))
                .containsExactly("x", "y");
        String ofAccount = "/api/v1/accounts/" + account + "/holdings?";
        assertThat(paged(bank, ofAccount, "holdings", "provider_holding_id"))
                .containsExactly("x", "y");
        assertThat(paged(bank, "/api/v1/balance-snapshots?", "snapshots", "balance"))
                .containsExactlyInAnyOrder("1", "2", "4");
        Answer second = bank.user().get("/api/v1/accounts?limit=1");
        assertThat(second.number("total_count")).isEqualTo(3);
        assertThat(second.body().path("total_balance_by_currency").path("USD").asString())
                .isEqualTo("5");
        assertThat(
                        system.user()
                                .get("/api/v1/accounts?cursor=" + second.text("next_cursor"))
                                .field())
                .isEqualTo("cursor");
    }

    /** What one field says on pages of one. */
    private static List<String> paged(Bank bank, String path, String list, String field) {
        var seen = new ArrayList<String>();
        Answer page = bank.user().get(path + "limit=1");
        while (page.body().path("has_more").asBoolean()) {
            seen.addAll(page.each(list, field));
            page = bank.user().get(path + "limit=1&cursor=" + page.text("next_cursor"));
        }
        assertThat(page.body().has("next_cursor")).isFalse();
        seen.addAll(page.each(list, field));
        return seen;
    }

    @Test
    void combinesAllFiltersOfTransactions() {
        var bank =
                bankWith(
                        fee("1", TransactionStatus.PENDING, 0),
                        fee("2", TransactionStatus.SETTLED, 0),
                        fee("3", TransactionStatus.SETTLED, 10),
                        fee("4", TransactionStatus.SETTLED, 20),
                        Any.transaction("a").id("5").date(Any.TODAY.minusDays(10)).get());

        Answer answer =
                bank.user()
                        .get(
                                "/api/v1/transactions?transaction_type=fee&status=settled"
                                        + "&start_date=%s&end_date=%s&include=total",
                                Any.TODAY.minusDays(19), Any.TODAY.minusDays(1));
        assertThat(answer.each("transactions", "provider_transaction_id")).containsExactly("3");
        assertThat(answer.number("total_count")).isEqualTo(1);
        assertThat(bank.user().get("/api/v1/transactions").body().has("total_count")).isFalse();
    }

    @Test
    void pagesThroughEverythingOnceWhileRowsArrive() {
        var rows = new ArrayList<NormalizedTransaction>();
        for (int i = 0; i < 25; i++) {
            rows.add(Any.transaction("a").id("t" + i).date(Any.TODAY.minusDays(i / 5)).get());
        }
        var bank = bankWith(rows.toArray(NormalizedTransaction[]::new));
        String account = bank.user().get("/api/v1/accounts").each("accounts", "id").getFirst();
        String path = "/api/v1/accounts/" + account + "/transactions?limit=7";

        var seen = new ArrayList<String>();
        Answer page = bank.user().get(path);
        int pages = 1;
        while (page.body().path("has_more").asBoolean()) {
            seen.addAll(page.each("transactions", "provider_transaction_id"));
            rows.add(Any.transaction("a").id("new" + pages).date(Any.TODAY.plusDays(1)).get());
            bank.has(rows.toArray(NormalizedTransaction[]::new));
            bank.ended(bank.sync("transactions", true));
            page = bank.user().get(path + "&cursor=" + page.text("next_cursor"));
            pages++;
        }
        seen.addAll(page.each("transactions", "provider_transaction_id"));

        assertThat(pages).isEqualTo(4);
        assertThat(page.body().has("next_cursor")).isFalse();
        assertThat(seen)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        rows.stream()
                                .map(NormalizedTransaction::providerTransactionId)
                                .filter(id -> id.startsWith("t"))
                                .toList());
    }

    @Test
    void refusesACursorOfAnotherQueryOrAChangedOne() {
        var bank = bankWith(Any.transaction("a").id("1").get(), Any.transaction("a").id("2").get());
        String cursor = bank.user().get("/api/v1/transactions?limit=1").text("next_cursor");
        assertThat(bank.user().get("/api/v1/transactions?cursor=%s", cursor).status())
                .isEqualTo(200);

        char last = cursor.charAt(0) == 'A' ? 'B' : 'A';
        for (var query :
                List.of(
                        "cursor=" + last + cursor.substring(1),
                        "status=settled&cursor=" + cursor,
                        "cursor=" + cursor.substring(4),
                        "cursor=%25%25",
                        "cursor=" + "a".repeat(513),
                        "cursor=")) {
            Answer answer = bank.user().get("/api/v1/transactions?" + query.replace("%", "%%"));
            assertThat(answer.status()).as(query).isEqualTo(400);
            assertThat(answer.field()).as(query).isEqualTo("cursor");
        }
        assertThat(system.user().get("/api/v1/transactions?cursor=%s", cursor).status())
                .isEqualTo(400);
    }

    @Test
    void pagesThroughSnapshotsAndFiltersThem() {
        var bank = bankWith();
        for (int i = 1; i <= 3; i++) {
            bank.has(Any.withBalance(Any.account("a"), "100." + i));
            bank.ended(
                    bank.user()
                            .post(
                                    "/api/v1/accounts/syncs",
                                    "{\"connection_id\": \"%s\", \"force\": true}"
                                            .formatted(bank.connection())));
        }
        String account = bank.user().get("/api/v1/accounts").each("accounts", "id").getFirst();
        String path = "/api/v1/accounts/" + account + "/balance-snapshots?source=account_sync";

        Answer first = bank.user().get(path + "&limit=2");
        assertThat(first.each("snapshots", "balance")).containsExactly("100.3", "100.2");
        assertThat(first.number("total_count")).isEqualTo(3);
        Answer second = bank.user().get(path + "&limit=2&cursor=" + first.text("next_cursor"));
        assertThat(second.each("snapshots", "balance")).containsExactly("100.1");
        assertThat(second.body().has("next_cursor")).isFalse();
        String history = "/api/v1/accounts/%s/balance-history%s".formatted(account, EVER);
        Answer moved = bank.user().get(history + "&source=account_sync&limit=2");
        assertThat(moved.each("snapshots", "balance")).containsExactly("100.1", "100.2");
        assertThat(moved.each("snapshots", "change_amount")).containsExactly("", "0.1");
        assertThat(moved.text("start_balance")).isEqualTo("100.1");
        assertThat(moved.text("end_balance")).isEqualTo("100.3");
        assertThat(moved.text("total_change_amount")).isEqualTo("0.2");
        assertThat(moved.body().path("total_change_percent").asDouble()).isEqualTo(0.2);
        assertThat(moved.text("currency")).isEqualTo("USD");
        Answer rest =
                bank.user()
                        .get(
                                history
                                        + "&source=account_sync&limit=2&cursor="
                                        + moved.text("next_cursor"));
        assertThat(rest.each("snapshots", "change_amount")).containsExactly("0.1");
        Answer before = bank.user().get(path + "&end_date=2021-01-01T00:00:00Z");
        assertThat(before.number("total_count")).isZero();
        assertThat(before.body().has("end_balance")).isFalse();
        Answer bad = bank.user().get(path + "&limit=2&cursor=" + first.text("next_cursor") + "x");
        assertThat(bad.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "accounts?account_type=piggy_bank, account_type",
        "accounts?active_only=perhaps, active_only",
        "accounts/17, account_id",
        "accounts?limit=0, limit",
        "accounts?limit=501, limit",
        "accounts?cursor=abc, cursor",
        "providers/0198c4a4-0000-7000-8000-000000000000/accounts?cursor=abc, cursor",
        "holdings?limit=501, limit",
        "balance-snapshots?limit=501, limit",
        "balance-snapshots?cursor=abc, cursor",
        "holdings?cursor=abc, cursor",
        "providers/x/accounts, connection_id",
        "transactions/x, transaction_id",
        "transactions?account_id=x, account_id",
        "transactions?limit=0, limit",
        "transactions?limit=101, limit",
        "transactions?limit=ten, limit",
        "transactions?limit=99999999999, limit",
        "transactions?start_date=2026-02-30, start_date",
        "transactions?start_date=2026-03-02&end_date=2026-03-01, end_date",
        "transactions?status=lost, status",
        "transactions?transaction_type=gift, transaction_type",
        "transactions?include=everything, include",
        "transactions?start_date=1900-01-01&end_date=2026-03-01, end_date",
        "transactions?connection_id=x, connection_id",
        "transactions?subtype=gift, subtype",
        "transactions?asset_type=gold, asset_type",
        "transactions?currency=usd, currency",
        "transactions?symbol=, symbol",
        "transactions?symbol=A%%00, symbol",
        "transactions?min_amount=1e5, min_amount",
        "transactions?max_amount=0.1234567890123456789, max_amount",
        "transactions?min_amount=2&max_amount=1.99, max_amount",
        "transactions?sort=name, sort",
        "transactions?sort=+date, sort",
        "transactions?offset=-1, offset",
        "transactions?offset=10001, offset",
        "transactions?offset=1&cursor=abc, offset",
        "transactions?q=, q",
        "transactions?q=%%21%%26%%7C, q",
        "transactions?q=a+b+c+d+e+f+g+h+i, q",
        "holdings?currency=dollar, currency",
        "holdings?account_id=x, account_id",
        "holdings?connection_id=x, connection_id",
        "accounts/0198c4a4-0000-7000-8000-000000000000/balance-history, start_date",
        "accounts/0198c4a4-0000-7000-8000-000000000000/balance-history?start_date=2026-01-01T00:00:00Z, end_date",
        "accounts/x/balance-history?start_date=2026-01-01T00:00:00Z&end_date=2026-01-02T00:00:00Z, account_id",
        "accounts/0198c4a4-0000-7000-8000-000000000000/balance-history?start_date=2026-01-02T00:00:00Z&end_date=2026-01-01T23:59:59Z, end_date",
        "accounts/0198c4a4-0000-7000-8000-000000000000/balance-history?start_date=2010-01-02T00:00:00Z&end_date=2026-01-01T23:59:59Z, end_date",
        "accounts/0198c4a4-0000-7000-8000-000000000000/balance-snapshots?start_date=2026-02-30T00:00:00Z, start_date",
        "accounts/x/transactions, account_id",
        "holdings?asset_type=gold, asset_type",
        "holdings?active_only=perhaps, active_only",
        "holdings?symbol=, symbol",
        "accounts/x/holdings, account_id",
        "accounts/0198c4a4-0000-7000-8000-000000000000/holdings?asset_type=x, asset_type",
        "accounts/x/balance-snapshots, account_id",
        "accounts/0198c4a4-0000-7000-8000-000000000000/balance-snapshots?source=dream, source"
    })
    void namesTheParameterThatIsWrong(String path, String field) {
        Answer answer = system.user().get("/api/v1/" + path);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
        assertThat(answer.isProblem()).isTrue();
        assertThat(answer.field()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accounts",
                "accounts/%s",
                "accounts/%s/transactions",
                "accounts/%s/balance-snapshots",
                "accounts/%s/balance-history?start_date=2026-01-01T00:00:00Z&end_date=2026-01-02T00:00:00Z",
                "accounts/%s/holdings",
                "holdings",
                "providers/%s/accounts",
                "transactions",
                "transactions/%s",
                "balance-snapshots",
                "syncs/%s",
                "imports/%s"
            })
    void refusesStrangersAndThoseWithoutThePermission(String path) {
        var auditor = system.user(UUID.randomUUID(), "auditor");

        assertThat(system.anonymous().get("/api/v1/" + path, UUID.randomUUID()).status())
                .isEqualTo(401);
        assertThat(auditor.get("/api/v1/" + path, UUID.randomUUID()).status()).isEqualTo(403);
    }

    private Bank bankWith(NormalizedTransaction... rows) {
        return Bank.of(system).has(Any.account("a")).has(rows).read();
    }

    private static NormalizedTransaction fee(String id, TransactionStatus status, int daysAgo) {
        return Any.transaction("a")
                .id(id)
                .subtype(TransactionSubtype.ACCOUNT_FEE)
                .status(status)
                .date(Any.TODAY.minusDays(daysAgo))
                .get();
    }

    private static NormalizedAccount account(
            String id, AccountType type, String currency, String balance, boolean active) {
        return new NormalizedAccount(
                id,
                "****1234",
                "Account " + id,
                type,
                new Currency(currency),
                new BigDecimal(balance),
                Optional.empty(),
                active);
    }
}
