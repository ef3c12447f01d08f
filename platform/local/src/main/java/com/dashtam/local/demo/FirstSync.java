package com.dashtam.local.demo;

import com.dashtam.local.system.Component;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Nobody asks for it: the connection alone sets it off. */
final class FirstSync implements Part {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Set<String> MUST_BE_SEEN = Set.of("sync.started", "sync.progress");
    private static final Set<String> TYPES =
            Set.of("checking", "savings", "credit_card", "brokerage");
    private static final long FEWEST_TRANSACTIONS = 2_000;
    private static final int OLDEST_MONTHS = 23;

    private final Journey journey;

    FirstSync(Journey journey) {
        this.journey = journey;
    }

    @Override
    public String title() {
        return "The first sync, without being asked for";
    }

    @Override
    public List<Step> steps() {
        return List.of(
                new Step("watch the first sync", Component.SYNC, this::watch),
                new Step("read the accounts", Component.SYNC, this::readAccounts),
                new Step("count the transactions", Component.SYNC, this::countTransactions),
                new Step("read the holdings", Component.SYNC, this::readHoldings),
                new Step("read the net worth", Component.SYNC, this::readNetWorth));
    }

    private String watch() {
        journey.setOff("provider_data_sync");
        Set<String> seen = new HashSet<>();
        try (EventStream stream = journey.stream()) {
            while (true) {
                ServerEvent event = stream.next(LIMIT);
                seen.add(event.type());
                switch (event.type()) {
                    case "sync.completed" -> {
                        return completed(event.json(), seen);
                    }
                    case "sync.failed" -> throw new DemoFailure("the sync failed: " + event.data());
                    default -> journey.narration.detail(shown(event));
                }
            }
        }
    }

    private static String completed(JsonNode event, Set<String> seen) {
        DemoFailure.require(
                seen.containsAll(MUST_BE_SEEN), "the stream showed only " + new TreeSet<>(seen));
        return String.format(
                Locale.ROOT,
                "sees sync.completed: %,d created, %,d updated, %,d unchanged",
                event.required("created").asInt(),
                event.required("updated").asInt(),
                event.required("unchanged").asInt());
    }

    private static String shown(ServerEvent event) {
        JsonNode data = event.json();
        return event.type().equals("sync.progress")
                ? String.format(
                        Locale.ROOT,
                        "%s  %s, %,d so far",
                        event.type(),
                        data.required("stage").asString(),
                        data.required("processed").asInt())
                : event.type();
    }

    private String readAccounts() {
        JsonNode list = new Books(journey.user()).accounts();
        Set<String> types = new HashSet<>();
        Set<String> currencies = new HashSet<>();
        for (JsonNode account : list.required("accounts")) {
            types.add(account.required("account_type").asString());
            currencies.add(account.required("currency").asString());
            journey.narration.detail(
                    "%-26s %-12s %18s"
                            .formatted(
                                    account.required("name").asString(),
                                    account.required("account_type").asString(),
                                    Books.balance(account)));
        }
        DemoFailure.require(types.containsAll(TYPES), "the accounts are only of " + types);
        DemoFailure.require(currencies.size() > 1, "all accounts are in " + currencies);
        return "owns %d accounts: %s"
                .formatted(
                        list.required("total_count").asInt(),
                        Books.sums(list.required("total_balance_by_currency")));
    }

    private String readHoldings() {
        JsonNode list = new Books(journey.user()).holdings();
        String held =
                list.required("holdings")
                        .valueStream()
                        .filter(holding -> holding.has("symbol"))
                        .map(holding ->
                                holding.required("quantity").asString()
                                        + " "
                                        + holding.required("symbol").asString())
                        .collect(Collectors.joining(", "));
        DemoFailure.require(!held.isEmpty(), "the brokerage holds nothing");
        return "holds %s and cash, together %s"
                .formatted(held, Books.sums(list.required("total_market_value_by_currency")));
    }

    private String readNetWorth() {
        JsonNode total = new Books(journey.user()).netWorth("USD");
        DemoFailure.require(
                !total.required("is_partial").asBoolean() && total.required("parts").size() > 1,
                "the total is not of all currencies: " + total);
        for (JsonNode part : total.required("parts")) {
            if (part.has("rate")) {
                journey.narration.detail(
                        "a %s is %s USD by the rate of %s (%s)"
                                .formatted(
                                        part.required("currency").asString(),
                                        part.required("rate").asString(),
                                        part.required("rate_date").asString(),
                                        part.required("rate_source").asString()));
            }
        }
        return "is worth USD %s: USD %s owned, USD %s owed"
                .formatted(
                        Books.amount(total.required("net")),
                        Books.amount(total.required("assets")),
                        Books.amount(total.required("liabilities")));
    }

    private String countTransactions() {
        Books books = new Books(journey.user());
        journey.counted(books.transactions());
        LocalDate old = LocalDate.now(ZoneOffset.UTC).minusMonths(OLDEST_MONTHS);
        DemoFailure.require(
                journey.transactions() >= FEWEST_TRANSACTIONS,
                "there are only %d transactions".formatted(journey.transactions()));
        DemoFailure.require(books.transactionsUntil(old) > 0, "none is older than " + old);
        return String.format(
                Locale.ROOT, "has %,d transactions over two years", journey.transactions());
    }
}
