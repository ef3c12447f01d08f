package com.dashtam.bench.client;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sandbox bank, as its customers and its staff see it. */
public final class Bank {

    public static final String SLUG = "sandbox";

    private static final Pattern FORM =
            Pattern.compile("<form method=\"post\" action=\"([^\"]+)\">");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");

    private final Http http;
    private final URI bank;
    private final String adminToken;

    Bank(Http http, URI bank, String adminToken) {
        this.http = http;
        this.bank = bank;
        this.adminToken = adminToken;
    }

    /**
     * Opens the page that asks for consent, and answers it.
     *
     * @param authorization where the system sends the browser
     * @param decision approve or deny
     * @return where the bank sends the browser then
     */
    public URI answer(URI authorization, String customer, String decision) {
        URI asked = URI.create(authorization + "&login_hint=" + Form.encode(customer));
        String page = http.send(Http.request(asked).build()).expect(200).body();
        Matcher form = FORM.matcher(page);
        if (!form.find()) {
            throw new UnexpectedAnswerException("the bank's page has no form");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        HIDDEN.matcher(page)
                .results()
                .forEach(field -> fields.put(plain(field.group(1)), plain(field.group(2))));
        fields.put("decision", decision);
        HttpRequest send =
                Http.request(asked.resolve(plain(form.group(1))))
                        .header("Content-Type", Form.MEDIA_TYPE)
                        .POST(BodyPublishers.ofString(Form.encode(fields)))
                        .build();
        return URI.create(http.send(send).expect(303).header("Location").orElseThrow());
    }

    /** Books so many purchases of one unit each on a customer's checking account. */
    public void post(String customer, int count) {
        List<Map<String, String>> rows =
                java.util.stream.IntStream.rangeClosed(1, count)
                        .mapToObj(n ->
                                Map.of(
                                        "direction", "debit",
                                        "amount", "1.00",
                                        "description", "Coffee " + n))
                        .toList();
        String path = "/admin/customers/" + customer + "/accounts/checking/transactions";
        admin("POST", path, Map.of("transactions", rows)).expect(201);
    }

    /** Books one purchase on a customer's checking account, and gives its id. */
    public String book(String customer, String description, boolean pending) {
        var row =
                Map.of(
                        "direction",
                        "debit",
                        "amount",
                        "5.00",
                        "description",
                        description,
                        "pending",
                        pending);
        String path = "/admin/customers/" + customer + "/accounts/checking/transactions";
        return admin("POST", path, Map.of("transactions", List.of(row)))
                .expect(201)
                .items("transactions")
                .getFirst()
                .path("transaction_id")
                .asString();
    }

    /** Lets a pending purchase become a posted one, under another id. */
    public void settle(String customer, String row) {
        admin("POST", row(customer, row) + "/settlement", Map.of("amount", "5.50")).expect(200);
    }

    /** Corrects what a row says. */
    public void amend(String customer, String row, String description) {
        admin("POST", row(customer, row) + "/amendment", Map.of("description", description))
                .expect(200);
    }

    /** Takes a row out of the books. */
    public void remove(String customer, String row) {
        admin("DELETE", row(customer, row), Map.of()).expect(204);
    }

    private static String row(String customer, String row) {
        return "/admin/customers/" + customer + "/transactions/" + row;
    }

    /** Tells something of the items that a customer has linked, as Plaid does. */
    public void tellsOfItems(String customer, String code) {
        admin("POST", "/admin/customers/" + customer + "/item-notices", Map.of("code", code))
                .expect(200);
    }

    /** How often something was asked about a customer. */
    public int asked(String customer, String operation) {
        return admin("GET", "/admin/counters?customer=" + customer, Map.of())
                .expect(200)
                .json()
                .required(operation)
                .asInt();
    }

    /** Makes a key and its secret at the broker: {@code api_key} and {@code api_secret}. */
    public Reply brokerKeys(String customer) {
        String path = "/alpaca/customers/" + Form.encode(customer) + "/keys";
        return http.send(
                        Http.request(bank.resolve(path))
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build())
                .expect(201);
    }

    /** Sends the notices about a customer there from now on. */
    public void tells(String customer, URI address) {
        String path = "/admin/customers/" + customer + "/webhook";
        admin("POST", path, Map.of("url", address.toString())).expect(204);
    }

    /** The accounts of a customer: {@code account_id}, {@code transactions}, … */
    public List<JsonNode> accounts(String customer) {
        return admin("GET", "/admin/customers/" + customer, Map.of()).expect(200).items("accounts");
    }

    /** Takes back every consent of a customer's, and wants the logins of his linked items again. */
    public void withdraw(String customer) {
        admin("DELETE", "/admin/customers/" + customer + "/consents", Map.of()).expect(200);
    }

    /** Makes requests go wrong from now on, as the bank's admin API describes. */
    public void fault(Map<String, ?> fault) {
        admin("POST", "/admin/faults", fault).expect(204);
    }

    public void noFaults() {
        admin("DELETE", "/admin/faults", Map.of()).expect(204);
    }

    private Reply admin(String method, String path, Map<String, ?> body) {
        String json = body.isEmpty() ? "" : JsonMapper.shared().writeValueAsString(body);
        return http.send(
                Http.request(bank.resolve(path))
                        .header("Authorization", "Bearer " + adminToken)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(json))
                        .build());
    }

    private static String plain(String escaped) {
        return escaped.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
