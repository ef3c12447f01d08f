package com.dashtam.local.demo;

import com.dashtam.local.system.Component;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** An account at a broker that hands out keys in place of asking for consent. */
final class KeysOfABroker implements Part {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String SLUG = "alpaca";

    private final Journey journey;
    private String key = "";
    private String secret = "";
    private String connection = "";

    KeysOfABroker(Journey journey) {
        this.journey = journey;
    }

    @Override
    public String title() {
        return "A broker, by its keys";
    }

    @Override
    public List<Step> steps() {
        return List.of(
                new Step("make keys at the broker", Component.BANK, this::makeKeys),
                new Step("be refused with a wrong secret", Component.PROVIDER, this::mistype),
                new Step("connect with the keys", Component.PROVIDER, this::connect),
                new Step("watch its first sync", Component.SYNC, this::watch),
                new Step("read the account", Component.SYNC, this::readAccount));
    }

    private String makeKeys() {
        String path = "/alpaca/customers/%s/keys".formatted(journey.name);
        HttpRequest request =
                Http.request(journey.target.bank().resolve(path))
                        .POST(BodyPublishers.noBody())
                        .build();
        Answer keys = journey.http.send(request).expect(201);
        key = keys.text("api_key");
        secret = keys.text("api_secret");
        return "makes a key and its secret on the broker's web site";
    }

    private String mistype() {
        start("mistyped").expect(400);
        return "mistypes the secret: 400, and nothing is kept";
    }

    private String connect() {
        journey.watch();
        Answer connected = start(secret).expect(201);
        connection = connected.text("id");
        return "has an active connection to %s, once the keys have opened the account"
                .formatted(connected.text("provider_slug"));
    }

    private Answer start(String shownSecret) {
        journey.setOff("provider_connection");
        return journey.user()
                .post(
                        "/providers",
                        Map.of(
                                "provider_slug",
                                SLUG,
                                "credentials",
                                Map.of("api_key", key, "api_secret", shownSecret)));
    }

    private String watch() {
        journey.setOff("provider_data_sync");
        try (EventStream stream = journey.stream()) {
            while (true) {
                ServerEvent event = stream.next(LIMIT);
                switch (event.type()) {
                    case "sync.completed" -> {
                        return String.format(
                                Locale.ROOT,
                                "sees sync.completed: %,d created",
                                event.json().required("created").asInt());
                    }
                    case "sync.failed" -> throw new DemoFailure("the sync failed: " + event.data());
                    default -> {}
                }
            }
        }
    }

    private String readAccount() {
        Books books = new Books(journey.user());
        List<JsonNode> accounts = books.accountsOf(connection);
        DemoFailure.require(
                accounts.size() == 1, "the keys opened %d accounts".formatted(accounts.size()));
        JsonNode account = accounts.getFirst();
        long rows = books.transactionsOf(account);
        DemoFailure.require(rows > 0, "the account has no transactions");
        return "owns %s: %s, with %d trades, dividends and deposits"
                .formatted(account.required("name").asString(), Books.balance(account), rows);
    }
}
