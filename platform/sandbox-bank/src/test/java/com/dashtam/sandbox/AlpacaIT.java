package com.dashtam.sandbox;

import static com.dashtam.sandbox.Recipient.anyCustomer;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.sandbox.oauth.ClientAuthentication;
import com.dashtam.sandbox.oauth.RegisteredClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AlpacaIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String ACTIVITIES = "/v2/account/activities";

    @SuppressWarnings("NullAway.Init")
    private static SandboxBank bank;

    private final JsonNode keys = keysOf(anyCustomer());

    @BeforeAll
    static void open() throws IOException {
        var client =
                new RegisteredClient(
                        "c", "s", Set.of("http://localhost/back"), ClientAuthentication.BASIC);
        bank = SandboxBank.start(BankSettings.local(client, "admin"));
    }

    @AfterAll
    static void close() {
        bank.close();
        HTTP.close();
    }

    @Test
    void showsAnAccountWithItsPositions() {
        JsonNode account = read("/v2/account");
        JsonNode positions = read("/v2/positions");

        assertThat(account.get("account_number").stringValue()).startsWith("PA");
        assertThat(account.get("status").stringValue()).isEqualTo("ACTIVE");
        assertThat(positions).hasSize(4);
        assertThat(positions.get(0).get("asset_class").stringValue()).isEqualTo("us_equity");
    }

    @Test
    void keepsToThePublishedShapes() {
        JsonNode positions = read("/v2/positions");
        JsonNode activities = read(ACTIVITIES);

        AlpacaShapes.ACCOUNT.check(read("/v2/account"));
        AlpacaShapes.POSITION.list().accept(positions);
        activities.forEach(AlpacaShapes::checkActivity);
        assertThat(positions).isNotEmpty();
        assertThat(typesIn(activities)).contains("FILL", "DIV", "CSD");
    }

    @Test
    void knowsTheGroupsOfActivities() {
        assertThat(typesIn(read(ACTIVITIES + "?activity_types=TRANS"))).containsOnly("CSD");
        assertThat(typesIn(read(ACTIVITIES + "?activity_types=DIV,FILL")))
                .containsOnly("DIV", "FILL");
        assertThat(typesIn(read(ACTIVITIES + "?activity_types=MISC")))
                .contains("FEE")
                .doesNotContain("FILL", "DIV", "CSD", "CSW");
    }

    @Test
    void boundsNoPageOfASingleDay() {
        JsonNode day = read(ACTIVITIES + "?page_size=7&direction=asc").get(0);
        String date = day.path("date").asString(day.path("transaction_time").asString(""));

        JsonNode rows = read(ACTIVITIES + "?page_size=101&date=" + date.substring(0, 10));

        assertThat(rows.valueStream().map(row -> row.path("id").asString()))
                .contains(day.path("id").asString());
    }

    @Test
    void leadsThroughAllActivitiesOnceInEitherDirection() {
        List<String> ascending = all("direction=asc&page_size=7");
        List<String> descending = all("direction=desc&page_size=100");

        assertThat(ascending).doesNotHaveDuplicates().hasSizeGreaterThan(70);
        assertThat(descending).isEqualTo(ascending.reversed());
    }

    @Test
    void givesOnlyTheKindsAndDaysAskedFor() {
        JsonNode fills =
                read(ACTIVITIES + "?activity_types=FILL&after=2026-01-01&until=2026-02-01");

        assertThat(fills)
                .isNotEmpty()
                .allSatisfy(fill -> {
                    assertThat(fill.get("activity_type").stringValue()).isEqualTo("FILL");
                    assertThat(fill.get("transaction_time").stringValue()).startsWith("2026-01-");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page_size=101",
                "page_size=0",
                "page_size=many",
                "direction=up",
                "after=yesterday",
                "until=2026-02-30",
                "date=01/02/2026",
                "date=2026-01-01&after=2026-01-01",
                "date=2026-01-01&until=2026-01-03",
                "date=2026-01-01&page_size=0",
                "activity_types=BONUS",
                "activity_types=FILL,BONUS",
                "activity_types=fill",
                "activity_types=FILL,",
            })
    void refusesAQueryThatTheDescriptionRefuses(String query) {
        assertRefused(get(ACTIVITIES + "?" + query, key(), secret()), 422);
    }

    @Test
    void refusesKeysThatAreMissingWrongOrReplaced() {
        JsonNode replaced = keysOf("replaced");
        JsonNode current = keysOf("replaced");

        assertRefused(send(HttpRequest.newBuilder(address("/v2/account"))), 401);
        assertRefused(get("/v2/account", key(), "wrong"), 403);
        assertRefused(get("/v2/account", "PKzz", secret()), 403);
        assertRefused(get("/v2/account", key(replaced), secret(replaced)), 403);
        assertThat(get("/v2/account", key(current), secret(current)).statusCode()).isEqualTo(200);
    }

    private List<String> all(String query) {
        var ids = new ArrayList<String>();
        JsonNode page = read(ACTIVITIES + "?" + query);
        while (!page.isEmpty()) {
            page.forEach(row -> ids.add(row.get("id").stringValue()));
            page = read(ACTIVITIES + "?" + query + "&page_token=" + ids.getLast());
        }
        return ids;
    }

    private JsonNode read(String path) {
        HttpResponse<String> answer = get(path, key(), secret());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private String key() {
        return key(keys);
    }

    private String secret() {
        return secret(keys);
    }

    private static String key(JsonNode keys) {
        return keys.get("api_key").stringValue();
    }

    private static String secret(JsonNode keys) {
        return keys.get("api_secret").stringValue();
    }

    private static JsonNode keysOf(String customer) {
        HttpResponse<String> answer =
                send(
                        HttpRequest.newBuilder(address("/customers/" + customer + "/keys"))
                                .POST(BodyPublishers.noBody()));
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> get(String path, String key, String secret) {
        return send(
                HttpRequest.newBuilder(address(path))
                        .header("APCA-API-KEY-ID", key)
                        .header("APCA-API-SECRET-KEY", secret));
    }

    private static void assertRefused(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        AlpacaShapes.ERROR.check(JSON.readTree(answer.body()));
    }

    private static Set<String> typesIn(JsonNode activities) {
        return activities
                .valueStream()
                .map(row -> row.path("activity_type").asString())
                .collect(Collectors.toSet());
    }

    private static URI address(String path) {
        return URI.create(bank.alpacaUrl() + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
