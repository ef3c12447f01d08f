package com.dashtam.provider.infrastructure.plaid;

import com.dashtam.provider.domain.feed.FetchFailure;
import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.Reply;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an answer of Plaid's that is no success says: a kind, and a code that tells more.
 *
 * @param type empty where the answer is not Plaid's
 */
record PlaidError(String type, String code) {

    /**
     * The item has nothing of the kind that was asked for, and never will without another visit.
     */
    private static final Set<String> WITHOUT_INVESTMENTS =
            Set.of(
                    "NO_INVESTMENT_ACCOUNTS",
                    "PRODUCTS_NOT_SUPPORTED",
                    "ADDITIONAL_CONSENT_REQUIRED",
                    "INVALID_PRODUCT");

    private static final Pattern CODE = Pattern.compile("[A-Z0-9_]{1,64}");

    static PlaidError of(Reply reply) {
        return Fields.read(reply.body()).map(PlaidError::of).orElse(new PlaidError("", ""));
    }

    static PlaidError of(Fields error) {
        return new PlaidError(
                error.text("error_type").orElse(""), error.text("error_code").orElse(""));
    }

    /** The error table of all calls for data. */
    static Optional<FetchFailure> meaning(Reply reply) {
        return of(reply).meaning();
    }

    Optional<FetchFailure> meaning() {
        return switch (code) {
            case "ITEM_LOGIN_REQUIRED",
                    "INVALID_ACCESS_TOKEN",
                    "INVALID_CREDENTIALS",
                    "INSUFFICIENT_CREDENTIALS",
                    "INVALID_MFA",
                    "INVALID_UPDATED_USERNAME",
                    "ITEM_LOCKED",
                    "ITEM_EXPIRED",
                    "PASSWORD_RESET_REQUIRED",
                    "USER_SETUP_REQUIRED",
                    "USER_INPUT_TIMEOUT",
                    "NO_ACCOUNTS",
                    "ITEM_NOT_ACCESSIBLE" ->
                    Optional.of(new FetchFailure.TokenRejected());
            case "ITEM_NOT_FOUND",
                    "ACCESS_NOT_GRANTED",
                    "USER_PERMISSION_REVOKED",
                    "USER_ACCOUNT_REVOKED",
                    "ITEM_CONCURRENTLY_DELETED" ->
                    Optional.of(new FetchFailure.ConsentWithdrawn());
            case "PRODUCT_NOT_READY",
                    "INSTITUTION_DOWN",
                    "INSTITUTION_NOT_RESPONDING",
                    "INSTITUTION_NOT_AVAILABLE",
                    "INTERNAL_SERVER_ERROR",
                    "PLANNED_MAINTENANCE" ->
                    Optional.of(new FetchFailure.Unavailable());
            default -> meaningOfType();
        };
    }

    private Optional<FetchFailure> meaningOfType() {
        return switch (type) {
            case "RATE_LIMIT_EXCEEDED" ->
                    Optional.of(new FetchFailure.RateLimited(Optional.empty()));
            case "API_ERROR" -> Optional.of(new FetchFailure.Unavailable());
            default -> Optional.empty();
        };
    }

    boolean isMutation() {
        return code.equals("TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION");
    }

    /** So it is for a cursor of another item, and for one that Plaid knows no more. */
    boolean isOfBadField() {
        return type.equals("INVALID_REQUEST") && code.equals("INVALID_FIELD");
    }

    boolean hasNoInvestments() {
        return WITHOUT_INVESTMENTS.contains(code);
    }

    /** For the log: what comes from outside is no line of it. */
    String loggable() {
        return CODE.matcher(code).matches() ? code : "without a code";
    }

    /** Whether the token that was shown names nothing that can be redeemed or repaired. */
    boolean isOfDeadToken() {
        return switch (code) {
            case "INVALID_PUBLIC_TOKEN",
                    "EXPIRED_PUBLIC_TOKEN",
                    "INVALID_LINK_TOKEN",
                    "INVALID_ACCESS_TOKEN",
                    "ITEM_NOT_FOUND",
                    "ITEM_CONCURRENTLY_DELETED" ->
                    true;
            default -> false;
        };
    }
}
