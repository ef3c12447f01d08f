package com.dashtam.sandbox.admin;

import com.dashtam.sandbox.http.Json;
import com.dashtam.sandbox.http.RefusedException;
import com.dashtam.sandbox.http.Request;
import com.dashtam.sandbox.http.Response;
import com.dashtam.sandbox.notice.Notices;
import java.net.URI;

/** Who is told of what happens to a customer. */
final class Subscriptions {
    record Subscription(String url) {}

    private final Notices notices;

    Subscriptions(Notices notices) {
        this.notices = notices;
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
