package com.dashtam.sandbox.plaid;

import com.dashtam.sandbox.http.Handler;
import com.dashtam.sandbox.http.Request;
import com.dashtam.sandbox.http.Response;
import com.dashtam.sandbox.ledger.Account;
import com.dashtam.sandbox.ledger.BankClock;
import com.dashtam.sandbox.ledger.Customers;
import com.dashtam.sandbox.ledger.Holding;
import com.dashtam.sandbox.ledger.Ledger;
import com.dashtam.sandbox.ledger.Security;
import com.dashtam.sandbox.ledger.Trade;
import com.dashtam.sandbox.ledger.Transaction;
import com.dashtam.sandbox.oauth.RegisteredClient;
import com.dashtam.sandbox.plaid.Items.Item;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Link tokens, Items, Accounts, Transactions and Investments, and nothing of what moves money. */
public final class PlaidApi {

    public static final String PREFIX = "/plaid";
    public static final String PAGE = PREFIX + "/hosted";

    private static final int MOST = 500;
    private static final int USUAL = 100;
    private static final Set<String> ITEM_ALONE = Set.of("access_token");
    private static final Set<String> OF_ACCOUNTS = Set.of("access_token", "options");

    private final RegisteredClient client;
    private final Items items;
    private final Visits visits;
    private final Customers customers;
    private final LinkApi link;
    private final LinkPage page;
    private final ItemNotices notices;

    /**
     * @param publicUrl what browsers call the bank
     * @param limit how many link tokens and how many public tokens are out at a time
     */
    public PlaidApi(
            RegisteredClient client,
            Items items,
            ItemNotices notices,
            Customers customers,
            BankClock clock,
            String publicUrl,
            int limit) {
        this.client = client;
        this.items = items;
        this.notices = notices;
        this.visits = new Visits(clock, limit);
        this.customers = customers;
        this.link = new LinkApi(client, items, visits, publicUrl + PAGE + "?token=");
        this.page = new LinkPage(items, visits, customers);
    }

    static String requestId() {
        return UUID.randomUUID().toString().substring(0, 13).replace("-", "");
    }

    public Response ask(Request request) {
        return page.ask(request);
    }

    public Response decide(Request request) {
        return page.decide(request);
    }

    /** Whose item the request is about, as far as it tells. */
    public Optional<String> customerOf(Request request) {
        return Call.find(request)
                .flatMap(call -> call.text("access_token"))
                .flatMap(items::of)
                .map(Item::customer);
    }

    public Handler createLink() {
        return answered(
                LinkApi.CREATE,
                call -> link.create(call, call.text("access_token").map(_ -> itemOf(call))));
    }

    public Handler link() {
        return answered(Set.of("link_token"), link::get);
    }

    public Handler exchange() {
        return answered(Set.of("public_token"), link::exchange);
    }

    public Handler remove() {
        return answered(ITEM_ALONE, call -> link.remove(itemOf(call)));
    }

    public Handler noticeKey() {
        return answered(Set.of("key_id"), notices::key);
    }

    /** Sends the login of an item bad, as Plaid's own Sandbox does. */
    public Handler resetLogin() {
        return answered(
                ITEM_ALONE,
                call -> {
                    items.withdraw(itemOf(call).customer());
                    return Response.json(
                            200,
                            Members.of("reset_login", true).and("request_id", requestId()).map());
                });
    }

    public Handler accounts() {
        return answered(
                OF_ACCOUNTS,
                call -> {
                    Item item = readable(call);
                    return Response.json(
                            200,
                            Members.of("accounts", shown(item, chosen(call, item)))
                                    .and("item", Entities.item(item, items.webhookOf(item)))
                                    .and("request_id", requestId())
                                    .map());
                });
    }

    public Handler transactions() {
        return answered(
                Set.of("access_token", "cursor", "count", "options"),
                call -> {
                    Item item = readable(call);
                    Call options =
                            call.within(
                                    "options",
                                    Set.of(
                                            "account_id",
                                            "days_requested",
                                            "include_original_description",
                                            "include_personal_finance_category"));
                    return Response.json(200, synced(call, options, item).map());
                });
    }

    private Members synced(Call call, Call options, Item item) {
        List<Account> accounts =
                options.text("account_id")
                        .map(id -> List.of(account(item, id)))
                        .orElseGet(() -> accounts(item));
        Ledger ledger =
                customers
                        .find(item.customer())
                        .orElseThrow(() ->
                                new Refusal(
                                        PlaidErrors.itemError(
                                                "PRODUCT_NOT_READY", "the books are not open")));
        var changes =
                new SyncPage(
                        item,
                        ledger,
                        accounts.stream().filter(it -> !Entities.isInvestment(it)).toList(),
                        call.text("cursor"),
                        call.number("count", USUAL, 1, MOST));
        boolean categories = options.flag("include_personal_finance_category");
        return Members.of("added", changes.added(categories))
                .and("modified", changes.modified(categories))
                .and("removed", changes.removed())
                .and("next_cursor", changes.nextCursor())
                .and("has_more", changes.hasMore())
                .and("request_id", requestId());
    }

    /** A row of one of several accounts. */
    private record Row(Account account, Transaction transaction) {}

    public Handler investments() {
        return answered(
                Set.of("access_token", "start_date", "end_date", "options"),
                call -> {
                    Item item = readable(call);
                    return Response.json(200, invested(call, item).map());
                });
    }

    private Members invested(Call call, Item item) {
        LocalDate from = call.day("start_date");
        LocalDate to = call.day("end_date");
        if (from.isAfter(to)) {
            throw Call.invalid("start_date");
        }
        Call options =
                call.within("options", Set.of("account_ids", "count", "offset", "async_update"));
        List<Account> accounts = investing(options, item);
        List<Row> rows =
                accounts.stream()
                        .flatMap(account ->
                                account.transactions().stream().map(row -> new Row(account, row)))
                        .filter(row -> !TransactionEntity.day(row.transaction()).isBefore(from))
                        .filter(row -> !TransactionEntity.day(row.transaction()).isAfter(to))
                        .toList();
        List<Row> page =
                rows.stream()
                        .skip(options.number("offset", 0, 0, Integer.MAX_VALUE))
                        .limit(options.number("count", USUAL, 1, MOST))
                        .toList();
        return Members.of("item", Entities.item(item, items.webhookOf(item)))
                .and("accounts", shown(item, accounts))
                .and(
                        "securities",
                        securities(
                                page.stream()
                                        .map(Row::transaction)
                                        .map(Transaction::trade)
                                        .flatMap(Stream::ofNullable)
                                        .map(Trade::security)))
                .and(
                        "investment_transactions",
                        page.stream()
                                .map(row ->
                                        TransactionEntity.investment(
                                                item, row.account(), row.transaction()))
                                .toList())
                .and("total_investment_transactions", rows.size())
                .and("request_id", requestId());
    }

    public Handler holdings() {
        return answered(
                OF_ACCOUNTS,
                call -> {
                    Item item = readable(call);
                    List<Account> accounts =
                            investing(call.within("options", Set.of("account_ids")), item);
                    return Response.json(
                            200,
                            Members.of("accounts", shown(item, accounts))
                                    .and("holdings", held(item, accounts))
                                    .and(
                                            "securities",
                                            securities(
                                                    accounts.stream()
                                                            .flatMap(it -> it.holdings().stream())
                                                            .map(Holding::security)))
                                    .and("item", Entities.item(item, items.webhookOf(item)))
                                    .and("request_id", requestId())
                                    .map());
                });
    }

    private static List<Object> held(Item item, List<Account> accounts) {
        return accounts.stream()
                .flatMap(account ->
                        account.holdings().stream()
                                .map(holding -> Entities.holding(item, account, holding)))
                .toList();
    }

    private static List<Object> securities(Stream<Security> securities) {
        return securities.distinct().map(Entities::security).toList();
    }

    private static List<Object> shown(Item item, List<Account> accounts) {
        return accounts.stream().map(account -> Entities.account(item, account)).toList();
    }

    private List<Account> chosen(Call call, Item item) {
        return chosen(
                call.within("options", Set.of("account_ids", "min_last_updated_datetime"))
                        .texts("account_ids"),
                item);
    }

    private List<Account> chosen(List<String> ids, Item item) {
        return ids.isEmpty() ? accounts(item) : ids.stream().map(id -> account(item, id)).toList();
    }

    private List<Account> investing(Call options, Item item) {
        List<Account> accounts =
                chosen(options.texts("account_ids"), item).stream()
                        .filter(Entities::isInvestment)
                        .toList();
        if (accounts.isEmpty()) {
            throw new Refusal(
                    PlaidErrors.itemError(
                            "NO_INVESTMENT_ACCOUNTS", "there are no accounts for investments"));
        }
        return accounts;
    }

    private Account account(Item item, String id) {
        return accounts(item).stream()
                .filter(account -> Entities.accountId(item, account).equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new Refusal(
                                PlaidErrors.invalidInput(
                                        "INVALID_ACCOUNT_ID", "the item has no such account")));
    }

    private List<Account> accounts(Item item) {
        return customers.find(item.customer()).map(ledger -> ledger.accounts()).orElse(List.of());
    }

    /** An item whose data the institution still gives. */
    private Item readable(Call call) {
        Item item = itemOf(call);
        if (items.needsLogin(item)) {
            throw new Refusal(
                    PlaidErrors.itemError("ITEM_LOGIN_REQUIRED", PlaidErrors.LOGIN_CHANGED));
        }
        return item;
    }

    private Item itemOf(Call call) {
        Item item =
                items.of(call.needed("access_token"))
                        .orElseThrow(() ->
                                new Refusal(
                                        PlaidErrors.invalidInput(
                                                "INVALID_ACCESS_TOKEN",
                                                "the access token is not valid")));
        if (items.isRemoved(item)) {
            throw new Refusal(PlaidErrors.itemError("ITEM_NOT_FOUND", "the item has been removed"));
        }
        return item;
    }

    private Handler answered(Set<String> described, Function<Call, Response> answer) {
        return request -> {
            try {
                Call call = Call.read(request, described);
                requireClient(call);
                return answer.apply(call);
            } catch (Refusal refusal) {
                return refusal.response();
            }
        };
    }

    private void requireClient(Call call) {
        if (!client.proves(call.needed("client_id"), call.needed("secret"))) {
            throw new Refusal(
                    PlaidErrors.invalidInput("INVALID_API_KEYS", "invalid client_id or secret"));
        }
    }
}
