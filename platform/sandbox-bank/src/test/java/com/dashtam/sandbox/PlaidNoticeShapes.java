package com.dashtam.sandbox;

import static com.dashtam.sandbox.PublishedShape.flag;
import static com.dashtam.sandbox.PublishedShape.integer;
import static com.dashtam.sandbox.PublishedShape.moment;
import static com.dashtam.sandbox.PublishedShape.nullable;
import static com.dashtam.sandbox.PublishedShape.oneOf;
import static com.dashtam.sandbox.PublishedShape.text;

/** What Plaid's published description, 2020-09-14, says of notices and of the keys under them. */
final class PlaidNoticeShapes {

    private static final PublishedShape JWK =
            PublishedShape.of(
                            "alg", "crv", "kid", "kty", "use", "x", "y", "created_at", "expired_at")
                    .with(text(), "alg", "crv", "kid", "kty", "use", "x", "y")
                    .with(integer(), "created_at")
                    .with(nullable(integer()), "expired_at");

    static final PublishedShape KEY =
            PublishedShape.of("key", "request_id")
                    .with(JWK.object(), "key")
                    .with(text(), "request_id");

    static final PublishedShape UPDATES =
            notice("TRANSACTIONS", "SYNC_UPDATES_AVAILABLE")
                    .and(
                            PublishedShape.of(
                                            "initial_update_complete", "historical_update_complete")
                                    .with(
                                            flag(),
                                            "initial_update_complete",
                                            "historical_update_complete"));

    static final PublishedShape ERROR =
            notice("ITEM", "ERROR")
                    .and(
                            PublishedShape.of("error")
                                    .with(nullable(PlaidShapes.ERROR.object()), "error"));

    static final PublishedShape EXPIRATION =
            notice("ITEM", "PENDING_EXPIRATION")
                    .and(
                            PublishedShape.of("consent_expiration_time")
                                    .with(moment(), "consent_expiration_time"));

    static final PublishedShape DISCONNECT =
            notice("ITEM", "PENDING_DISCONNECT")
                    .and(
                            PublishedShape.of("reason")
                                    .with(
                                            oneOf(
                                                    "INSTITUTION_MIGRATION",
                                                    "INSTITUTION_TOKEN_EXPIRATION"),
                                            "reason"));

    static final PublishedShape REVOKED =
            notice("ITEM", "USER_PERMISSION_REVOKED")
                    .and(PublishedShape.of().with(nullable(PlaidShapes.ERROR.object()), "error"));

    private PlaidNoticeShapes() {}

    private static PublishedShape notice(String type, String code) {
        return PublishedShape.of("webhook_type", "webhook_code", "item_id", "environment")
                .with(oneOf(type), "webhook_type")
                .with(oneOf(code), "webhook_code")
                .with(text(), "item_id")
                .with(oneOf("sandbox", "production"), "environment");
    }
}
