package com.dashtam.sandbox.admin;

import com.dashtam.sandbox.http.Fields;
import com.dashtam.sandbox.http.Json;
import com.dashtam.sandbox.http.RefusedException;
import com.dashtam.sandbox.http.Request;
import com.dashtam.sandbox.http.Response;
import com.dashtam.sandbox.notice.Notices;
import com.dashtam.sandbox.plaid.ItemNotices;
import java.net.URI;

/** Who is told of what happens to a customer. */
final class Subscriptions {
    record Subscription(String url) {}

    record ItemNotice(ItemNotices.Kind code) {}

    private final Notices notices;
    private final ItemNotices itemNotices;

    Subscriptions(Notices notices, ItemNotices itemNotices) {
        this.notices = notices;
        this.itemNotices = itemNotices;
    }

    /** Tells something of the items that the customer has linked. */
    Response tell(Request request) {
        ItemNotice notice = Json.read(request.body(), ItemNotice.class);
        int sent = itemNotices.tell(request.variable("customer"), notice.code());
        return Response.json(200, Fields.of("notices", sent));
    }

    Response direct(Request request) {
        String url = Json.read(request.body(), Subscription.class).url();
        try {
            notices.direct(request.variable("customer"), URI.create(url));
            return Response.empty(204);
        } catch (IllegalArgumentException malformed) {
            throw new RefusedException(400, "401", "Notices go to an http or https address");
        } catch (IllegalStateException unable) {
            throw new RefusedException(409, "409", "This bank has no secret to sign notices with");
        }
    }
}
