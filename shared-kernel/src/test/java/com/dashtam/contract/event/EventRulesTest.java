package com.dashtam.contract.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventRulesTest {

    @Test
    void findsNothingWrongWithTheContracts() {
        assertThat(EventRules.faults(EventFile.all())).isEmpty();
    }

    @Test
    void findsNothingWrongWithASampleThatHasNoFault() {
        assertThat(EventRules.faults(List.of(SampleEvents.faultless()))).isEmpty();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    @workflow("parcel_moved")     | ``                              | lacks @workflow
                    @phase("operational")         | @phase("sometimes")             | No enum constant
                    @category("sample") @resource("parcel") | @resource("parcel")   | lacks @category
                    @resource("parcel")           | ``                              | lacks @resource
                    @audit("order_placed")        | ``                              | lacks @audit
                    @audit("order_placed")        | @audit("order_refused")         | has the @audit of
                    @limit("PT1M")                | ``                              | @limit belongs on attempts
                    @limit("PT1M")                | @limit("PT0S")                  | @limit is not positive
                    @limit("PT1M")                | @limit("a minute")              | cannot be parsed
                    @resource("parcel")           | @resource("parcel") @limit("PT1M") | @limit belongs on attempts
                    @phase("succeeded")           | @phase("failed")                | 0 records of the phase succeeded
                    dashtam.sample.order.failed   | dashtam.sample.order.succeeded  | has the @event_type of
                    dashtam.sample.order.failed   | dashtam.sample.order.broken     | is not dashtam.sample.order.failed
                    dashtam.sample.parcel.moved   | dashtam.other.parcel.moved      | does not begin dashtam.sample.
                    @workflow("parcel_moved")     | @workflow("ParcelMoved")        | @workflow is not snake_case
                    @resource_id("order_id")      | @resource_id("parcel_id")       | @resource_id names no field
                    "pieces": "pieces"            | "pieces": "items"               | @sse_fields names no field
                    @sse("order.placed")          | ``                              | @sse and @sse_fields belong together
                    OrderRefusal reason;          | string reason;                  | says its reason as an enum
                    OrderRefusal reason;          | OrderRefusal why;               | says its reason as an enum
                    sold_out, internal_error      | sold_out                        | lack internal_error
                    } = unknown;                  | }                               | lacks the default unknown
                    sold_out                      | SoldOut                         | SoldOut: not snake_case
                    int pieces;                   | int pieces; int orderNumber;    | orderNumber: not snake_case
                    int pieces;                   | int pieces; string reset_token; | smells of a secret
                    int pieces;                   | int pieces; string password;    | smells of a secret
                    int pieces;                   | int pieces; double price;       | a float cannot hold an amount
                    string @personal(true) email  | string email                    | lacks @personal(true)
                    string @personal(true) email  | @personal(true) string email    | it belongs before the name
                    string? note                  | @remark("x") union {null, string} note | @remark is written 1 times
                    /** A parcel moved. */        | ``                              | no sentence
                    /** Why an order was refused. */ | ``                           | no sentence
                    """)
    void findsTheFault(String piece, String replacement, String fault) {
        var broken = SampleEvents.with(piece, replacement);

        assertThat(EventRules.faults(List.of(broken)))
                .anySatisfy(found -> assertThat(found).contains(fault));
    }

    @Test
    void findsAnAuditActionThatTwoServicesUse() {
        var sample = SampleEvents.faultless();
        var twin = EventFile.of("twin", sample.text().replace("dashtam.sample.", "dashtam.twin."));

        assertThat(EventRules.faults(List.of(sample, twin)))
                .contains("OrderAttempted: has the @audit of OrderAttempted");
    }
}
