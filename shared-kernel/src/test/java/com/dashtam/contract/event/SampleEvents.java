package com.dashtam.contract.event;

import static org.assertj.core.api.Assertions.assertThat;

/** A small contract without a fault, for tests that put one into it. */
final class SampleEvents {

    private static final String TEXT =
            """
            /** What sample-service tells the others. */
            @namespace("com.dashtam.events.sample")
            protocol Sample {

              /** Why an order was refused. */
              enum OrderRefusal { unknown, sold_out, internal_error } = unknown;

              /** Somebody orders. */
              @event_type("dashtam.sample.order.attempted") @workflow("order") @phase("attempted")
              @audit("order_attempted") @category("sample") @resource("order") @limit("PT1M")
              record OrderAttempted {
                uuid user_id;
                string @personal(true) email;
              }

              /** It is ordered. */
              @event_type("dashtam.sample.order.succeeded") @workflow("order") @phase("succeeded")
              @audit("order_placed") @category("sample") @resource("order") @resource_id("order_id")
              @sse("order.placed") @sse_fields({"order": "order_id", "pieces": "pieces"})
              record OrderSucceeded {
                uuid user_id;
                uuid order_id;
                int pieces;
              }

              /** It is not ordered. */
              @event_type("dashtam.sample.order.failed") @workflow("order") @phase("failed")
              @audit("order_refused") @category("sample") @resource("order")
              record OrderFailed {
                uuid user_id;
                OrderRefusal reason;
                string? note = null;
              }

              /** A parcel moved. */
              @event_type("dashtam.sample.parcel.moved") @workflow("parcel_moved") @phase("operational")
              @category("sample") @resource("parcel")
              record ParcelMoved {
                uuid parcel_id;
                OrderRefusal? trouble = null;
              }
            }
            """;

    private SampleEvents() {}

    static EventFile faultless() {
        return EventFile.of("sample", TEXT);
    }

    /** The sample with one piece of its text replaced. */
    static EventFile with(String piece, String replacement) {
        assertThat(TEXT).contains(piece);
        return EventFile.of("sample", TEXT.replace(piece, replacement));
    }
}
