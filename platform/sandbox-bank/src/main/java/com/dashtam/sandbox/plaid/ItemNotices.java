package com.dashtam.sandbox.plaid;

import com.dashtam.sandbox.http.Json;
import com.dashtam.sandbox.http.Response;
import com.dashtam.sandbox.notice.Courier;
import com.dashtam.sandbox.plaid.Items.Directed;
import com.dashtam.sandbox.plaid.Items.Item;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What is told of items, at the address that their link tokens were made with. */
public final class ItemNotices implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration TOLD_AHEAD = Duration.ofDays(7);

    /** What can be told. */
    public enum Kind {
        /** There are changes to read. */
        SYNC_UPDATES_AVAILABLE,
        /** The login of the item has gone bad, which it has from then on. */
        ERROR,
        PENDING_EXPIRATION,
        PENDING_DISCONNECT,
        /** The customer took the item back, which is removed then. */
        USER_PERMISSION_REVOKED
    }

    private final Items items;
    private final Courier courier = new Courier(FIRST_PAUSE);
    // Recipients compare with their own clock, which nobody moves.
    private final InstantSource time = InstantSource.system();
    private final NoticeKey key = new NoticeKey(time.instant());

    public ItemNotices(Items items) {
        this.items = items;
    }

    /** There are changes in the books of a customer. */
    public void newData(String customer) {
        tell(customer, Kind.SYNC_UPDATES_AVAILABLE);
    }

    /**
     * Tells of every item of a customer's that has an address.
     *
     * @return how many notices are under way
     */
    public int tell(String customer, Kind kind) {
        List<Directed> directed = items.directedOf(customer);
        switch (kind) {
            case ERROR -> items.withdraw(customer);
            case USER_PERMISSION_REVOKED -> directed.forEach(it -> items.remove(it.item()));
            case SYNC_UPDATES_AVAILABLE, PENDING_EXPIRATION, PENDING_DISCONNECT -> {}
        }
        directed.forEach(it -> send(it, kind));
        return directed.size();
    }

    private void send(Directed directed, Kind kind) {
        byte[] body = Json.bytes(notice(directed.item(), kind));
        courier.send(() ->
                HttpRequest.newBuilder(directed.webhook())
                        .header("Content-Type", "application/json")
                        .header("Plaid-Verification", key.tokenOver(body, time.instant()))
                        .POST(BodyPublishers.ofByteArray(body)));
    }

    private Object notice(Item item, Kind kind) {
        Members told =
                Members.of(
                                "webhook_type",
                                kind == Kind.SYNC_UPDATES_AVAILABLE ? "TRANSACTIONS" : "ITEM")
                        .and("webhook_code", kind.name())
                        .and("item_id", item.id());
        Members whole =
                switch (kind) {
                    case SYNC_UPDATES_AVAILABLE ->
                            told.and("initial_update_complete", true)
                                    .and("historical_update_complete", true);
                    case ERROR -> told.and("error", PlaidErrors.loginRequired());
                    case PENDING_EXPIRATION ->
                            told.and(
                                    "consent_expiration_time",
                                    time.instant()
                                            .plus(TOLD_AHEAD)
                                            .truncatedTo(ChronoUnit.SECONDS)
                                            .toString());
                    case PENDING_DISCONNECT -> told.and("reason", "INSTITUTION_TOKEN_EXPIRATION");
                    case USER_PERMISSION_REVOKED -> told.and("error", null);
                };
        return whole.and("environment", "sandbox").map();
    }

    /** Gives the key of an id. */
    Response key(Call call) {
        if (!call.needed("key_id").equals(key.id())) {
            throw new Refusal(
                    PlaidErrors.invalidInput(
                            "INVALID_WEBHOOK_VERIFICATION_KEY_ID", "there is no such key"));
        }
        return Response.json(
                200, Members.of("key", key.shown()).and("request_id", PlaidApi.requestId()).map());
    }

    @Override
    public void close() {
        courier.close();
    }
}
