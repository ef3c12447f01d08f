package com.dashtam.sandbox.plaid;

import com.dashtam.sandbox.http.Response;
import com.dashtam.sandbox.notice.NoticeSettings;
import com.dashtam.sandbox.oauth.RegisteredClient;
import com.dashtam.sandbox.plaid.Items.Item;
import com.dashtam.sandbox.plaid.Visits.Link;
import com.dashtam.sandbox.plaid.Visits.Visit;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Link tokens, what came of them, and the items that they lead to. */
final class LinkApi {

    static final Set<String> CREATE =
            Set.of(
                    "client_name",
                    "language",
                    "country_codes",
                    "user",
                    "products",
                    "optional_products",
                    "required_if_supported_products",
                    "additional_consented_products",
                    "webhook",
                    "access_token",
                    "redirect_uri",
                    "transactions",
                    "hosted_link",
                    "update");

    private static final Set<String> PRODUCTS =
            Set.of("transactions", "investments", "auth", "identity", "liabilities", "assets");
    private static final int LONGEST_NAME = 128;

    private final RegisteredClient client;
    private final Items items;
    private final Visits visits;
    private final String pages;

    /**
     * @param pages where the hosted page is
     */
    LinkApi(RegisteredClient client, Items items, Visits visits, String pages) {
        this.client = client;
        this.items = items;
        this.visits = visits;
        this.pages = pages;
    }

    Response create(Call call, Optional<Item> repairs) {
        if (call.within("user", Set.of("client_user_id")).needed("client_user_id").length()
                > LONGEST_NAME) {
            throw Call.invalid("client_user_id");
        }
        Link link =
                visits.open(
                        call.needed("client_name"),
                        call.needed("language"),
                        products(call, repairs.isPresent()),
                        countries(call),
                        registered(call.address("redirect_uri"), "redirect_uri"),
                        completion(call),
                        webhook(call),
                        repairs);
        Members told =
                Members.of("link_token", link.token())
                        .and("expiration", link.expiresAt().toString())
                        .and("request_id", PlaidApi.requestId());
        link.completion().ifPresent(_ -> told.and("hosted_link_url", pages + link.token()));
        return Response.json(200, told.map());
    }

    private static List<String> products(Call call, boolean updateMode) {
        List<String> products = call.texts("products");
        if (!updateMode) {
            if (products.isEmpty()) {
                throw new Refusal(
                        PlaidErrors.invalidRequest("MISSING_FIELDS", "products is missing"));
            }
            call.within("transactions", Set.of("days_requested"))
                    .number("days_requested", 90, 1, 730);
        }
        if (!PRODUCTS.containsAll(products)
                || !PRODUCTS.containsAll(call.texts("optional_products"))) {
            throw new Refusal(
                    PlaidErrors.invalidInput("INVALID_PRODUCT", "a product is not enabled"));
        }
        if (call.texts("optional_products").stream().anyMatch(products::contains)) {
            throw Call.invalid("optional_products");
        }
        return products;
    }

    private static List<String> countries(Call call) {
        List<String> countries = call.texts("country_codes");
        if (countries.isEmpty() || !countries.stream().allMatch(code -> code.matches("[A-Z]{2}"))) {
            throw Call.invalid("country_codes");
        }
        return countries;
    }

    private Optional<URI> completion(Call call) {
        return registered(
                call.within(
                                "hosted_link",
                                Set.of(
                                        "completion_redirect_uri",
                                        "url_lifetime_seconds",
                                        "is_mobile_app",
                                        "delivery_method"))
                        .address("completion_redirect_uri"),
                "completion_redirect_uri");
    }

    private static Optional<URI> webhook(Call call) {
        Optional<URI> address = call.address("webhook");
        if (address.filter(uri -> !NoticeSettings.isWebAddress(uri)).isPresent()) {
            throw Call.invalid("webhook");
        }
        return address;
    }

    /** Compared without its query, in which a client may say whom it expects back. */
    private Optional<URI> registered(Optional<URI> address, String name) {
        if (address.filter(uri -> !client.redirectUris().contains(withoutQuery(uri))).isPresent()) {
            throw Call.invalid(name);
        }
        return address;
    }

    private static String withoutQuery(URI address) {
        return address.toString().replaceFirst("\\?.*", "");
    }

    Response get(Call call) {
        Link link =
                visits.find(call.needed("link_token"))
                        .orElseThrow(() ->
                                new Refusal(
                                        PlaidErrors.invalidInput(
                                                "INVALID_LINK_TOKEN",
                                                "the link token is not valid")));
        return Response.json(
                200,
                Members.of("link_token", link.token())
                        .and("created_at", link.createdAt().toString())
                        .and("expiration", link.expiresAt().toString())
                        .and(
                                "link_sessions",
                                visits.visitOf(link).stream().map(LinkApi::session).toList())
                        .and("metadata", metadata(link))
                        .and("request_id", PlaidApi.requestId())
                        .map());
    }

    private static Object session(Visit visit) {
        Members shown =
                Members.of("link_session_id", visit.id())
                        .and("started_at", visit.startedAt().toString())
                        .and("finished_at", visit.finishedAt().toString())
                        .and("on_success", null)
                        .and("on_exit", null);
        visit.publicToken()
                .ifPresentOrElse(
                        token ->
                                shown.and(
                                                "on_success",
                                                Members.of("public_token", token)
                                                        .and("metadata", null)
                                                        .map())
                                        .and(
                                                "results",
                                                Members.of(
                                                                "item_add_results",
                                                                List.of(
                                                                        Members.of(
                                                                                        "public_token",
                                                                                        token)
                                                                                .map()))
                                                        .map()),
                        () ->
                                shown.and(
                                        "on_exit",
                                        Members.of("error", null).and("metadata", null).map()));
        return shown.map();
    }

    private static Object metadata(Link link) {
        return Members.of("initial_products", link.products())
                .and("webhook", link.webhook().map(URI::toString).orElse(null))
                .and("country_codes", link.countryCodes())
                .and("language", link.language())
                .and("redirect_uri", link.redirect().map(URI::toString).orElse(null))
                .and("client_name", link.clientName())
                .map();
    }

    Response exchange(Call call) {
        Item item =
                visits.redeem(call.needed("public_token"))
                        .orElseThrow(() ->
                                new Refusal(
                                        PlaidErrors.invalidInput(
                                                "INVALID_PUBLIC_TOKEN",
                                                "the public token is unknown, used or expired")));
        return Response.json(
                200,
                Members.of("access_token", items.accessTo(item))
                        .and("item_id", item.id())
                        .and("request_id", PlaidApi.requestId())
                        .map());
    }

    Response remove(Item item) {
        items.remove(item);
        return Response.json(200, Members.of("request_id", PlaidApi.requestId()).map());
    }
}
