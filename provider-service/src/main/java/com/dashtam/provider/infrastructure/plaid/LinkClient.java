package com.dashtam.provider.infrastructure.plaid;

import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.consent.Secret;
import com.dashtam.provider.domain.credential.LinkedItem;
import com.dashtam.provider.domain.feed.GrantFailure;
import com.dashtam.provider.domain.feed.LinkInstitution.Link;
import com.dashtam.provider.domain.feed.LinkInstitution.Opening;
import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.InstitutionClient;
import com.dashtam.provider.infrastructure.http.Reply;
import com.dashtam.provider.infrastructure.http.Trouble;
import com.dashtam.provider.infrastructure.http.WebAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Plaid's Link, and the items that come of it. */
final class LinkClient {

    private static final Logger log = LoggerFactory.getLogger(LinkClient.class);
    private static final int LONGEST = 2048;

    private final PlaidSettings settings;
    private final InstitutionClient client;
    private final ClientUserIds userIds;
    private final Calls calls;

    LinkClient(PlaidSettings settings, InstitutionClient client, ClientUserIds userIds) {
        this.settings = settings;
        this.client = client;
        this.userIds = userIds;
        this.calls = new Calls(settings);
    }

    Result<Link, GrantFailure> open(Opening opening) {
        var members = new LinkedHashMap<String, Object>();
        members.put("client_name", settings.clientName());
        members.put("language", settings.language());
        members.put("country_codes", settings.countryCodes());
        members.put("user", Map.of("client_user_id", userIds.of(opening.userId())));
        members.put(
                "hosted_link", Map.of("completion_redirect_uri", opening.completion().toString()));
        settings.webhook().ifPresent(address -> members.put("webhook", address.toString()));
        opening.redirect().ifPresent(uri -> members.put("redirect_uri", uri.toString()));
        // Update mode wants no products; an item keeps those that it has.
        opening.repairs()
                .ifPresentOrElse(
                        item -> members.put("access_token", item.accessToken()),
                        () -> members.putAll(products()));
        return told(client.idempotent(calls.of("/link/token/create", members)), LinkClient::link);
    }

    private Map<String, Object> products() {
        var wanted = new LinkedHashMap<String, Object>();
        wanted.put("products", settings.products());
        if (!settings.optionalProducts().isEmpty()) {
            wanted.put("optional_products", settings.optionalProducts());
        }
        if (settings.products().contains("transactions")) {
            wanted.put("transactions", Map.of("days_requested", settings.historyDays()));
        }
        return wanted;
    }

    private static Optional<Link> link(Fields body) {
        return text(body, "link_token")
                .flatMap(token ->
                        Moments.find(body, "expiration")
                                .map(end ->
                                        new Link(
                                                new Secret(token),
                                                text(body, "hosted_link_url")
                                                        .flatMap(LinkClient::page),
                                                end)));
    }

    /** Absent also when browsers cannot be sent there. */
    private static Optional<URI> page(String address) {
        try {
            URI page = URI.create(address);
            WebAddress.require(page);
            return Optional.of(page);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The newest public token of the sessions that the token has had. */
    Result<Optional<String>, GrantFailure> answerTo(Secret linkToken) {
        return told(
                client.idempotent(
                        calls.of("/link/token/get", Map.of("link_token", linkToken.value()))),
                body ->
                        Optional.of(
                                objects(body, "link_sessions")
                                        .flatMap(LinkClient::publicTokens)
                                        .reduce((_, later) -> later)));
    }

    /** Older versions of the API have told it by other members. */
    private static Stream<String> publicTokens(Fields session) {
        return Stream.concat(
                session.object("on_success").flatMap(it -> text(it, "public_token")).stream(),
                session.object("results").stream()
                        .flatMap(results -> objects(results, "item_add_results"))
                        .flatMap(added -> text(added, "public_token").stream()));
    }

    Result<LinkedItem, GrantFailure> exchange(String publicToken) {
        return told(
                client.once(
                        calls.of(
                                "/item/public_token/exchange",
                                Map.of("public_token", publicToken))),
                body ->
                        text(body, "access_token")
                                .flatMap(access ->
                                        text(body, "item_id")
                                                .map(item -> new LinkedItem(access, item))));
    }

    void remove(LinkedItem item) {
        boolean done =
                client.once(calls.of("/item/remove", Map.of("access_token", item.accessToken())))
                        .fold(Reply::isSuccess, trouble -> false);
        if (!done) {
            log.warn("the item {} could not be removed at Plaid", item.itemId());
        }
    }

    private static <T> Result<T, GrantFailure> told(
            Result<Reply, Trouble> answer, Function<Fields, Optional<T>> reading) {
        return switch (answer) {
            case Result.Ok<Reply, Trouble>(var reply) ->
                    reply.isSuccess()
                            ? Fields.read(reply.body())
                                    .flatMap(reading)
                                    .map(Result::<T, GrantFailure>ok)
                                    .orElse(Result.err(GrantFailure.ANSWER_INVALID))
                            : Result.err(refusalOf(reply));
            case Result.Err<Reply, Trouble>(var trouble) ->
                    Result.err(
                            switch (trouble) {
                                case UNREACHABLE -> GrantFailure.UNAVAILABLE;
                                case TOO_LARGE -> GrantFailure.ANSWER_INVALID;
                            });
        };
    }

    private static GrantFailure refusalOf(Reply reply) {
        if (reply.status() == 429 || reply.status() >= 500 || reply.isPage()) {
            return GrantFailure.UNAVAILABLE;
        }
        PlaidError error = PlaidError.of(reply);
        if (error.isOfDeadToken()) {
            return GrantFailure.REFUSED;
        }
        log.warn("Plaid refused with {}: {}", reply.status(), error.loggable());
        return GrantFailure.ANSWER_INVALID;
    }

    private static Stream<Fields> objects(Fields body, String name) {
        return body.list(name).stream()
                .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
                .filter(JsonNode::isObject)
                .map(Fields::new);
    }

    private static Optional<String> text(Fields body, String name) {
        return body.text(name).filter(text -> text.length() <= LONGEST);
    }
}
