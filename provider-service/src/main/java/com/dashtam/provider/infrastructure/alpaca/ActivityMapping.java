package com.dashtam.provider.infrastructure.alpaca;

import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.feed.IsoDay;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.NormalizedTransaction.SecurityDetails;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.provider.domain.feed.ExactDecimal;
import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.MalformedAnswerException;
import com.dashtam.provider.infrastructure.http.UnknownValues;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/** The TradeActivity and NonTradeActivity of the Trading API. */
final class ActivityMapping {

    private static final int LONGEST_ID = 255;
    private static final int LONGEST_DESCRIPTION = 500;
    private static final int DATE_LENGTH = "2026-01-31".length();
    private static final ZoneId EXCHANGE = ZoneId.of("America/New_York");
    // OCC: root, day of expiration, call or put, strike. A contract is about a hundred shares.
    private static final Pattern OPTION = Pattern.compile("[A-Z]{1,6}\\d{6}[CP]\\d{8}");
    private static final BigDecimal SHARES_A_CONTRACT = new BigDecimal(100);

    private final UnknownValues unknown;

    ActivityMapping(UnknownValues unknown) {
        this.unknown = unknown;
    }

    static String idOf(Fields activity) {
        return activity.text("id")
                .filter(id -> id.length() <= LONGEST_ID)
                .orElseThrow(() -> new MalformedAnswerException("an activity without id"));
    }

    NormalizedTransaction map(Fields activity, NormalizedAccount account) {
        return "FILL".equals(kind(activity)) ? trade(activity, account) : other(activity, account);
    }

    private NormalizedTransaction trade(Fields fill, NormalizedAccount account) {
        BigDecimal quantity = needed(fill, "qty").abs();
        BigDecimal price = needed(fill, "price");
        String symbol =
                fill.text("symbol")
                        .orElseThrow(() -> new MalformedAnswerException("a fill of nothing"));
        TransactionSubtype side = side(fill);
        BigDecimal worth = ExactDecimal.kept(quantity.multiply(price).multiply(sharesIn(symbol)));
        LocalDate date = dayOf(fill, "transaction_time");
        return transaction(
                fill,
                account,
                side,
                takesMoney(side) ? worth.negate() : worth,
                words(side) + ' ' + quantity.toPlainString() + ' ' + symbol,
                date,
                Optional.of(
                        new SecurityDetails(
                                Optional.of(symbol),
                                Optional.empty(),
                                Optional.of(assetType(symbol)),
                                Optional.of(quantity),
                                Optional.of(price),
                                Optional.empty())));
    }

    private static BigDecimal sharesIn(String symbol) {
        return assetType(symbol) == AssetType.OPTION ? SHARES_A_CONTRACT : BigDecimal.ONE;
    }

    /** Activities do not tell it, but only pairs such as BTC/USD have a slash. */
    private static AssetType assetType(String symbol) {
        if (OPTION.matcher(symbol).matches()) {
            return AssetType.OPTION;
        }
        return symbol.indexOf('/') < 0 ? AssetType.EQUITY : AssetType.CRYPTOCURRENCY;
    }

    private static TransactionSubtype side(Fields fill) {
        return switch (fill.text("side").orElse("")) {
            case "buy" -> TransactionSubtype.BUY;
            case "sell" -> TransactionSubtype.SELL;
            case "sell_short" -> TransactionSubtype.SHORT_SELL;
            case "buy_to_cover" -> TransactionSubtype.BUY_TO_COVER;
            default -> throw new MalformedAnswerException("a fill that is no purchase and no sale");
        };
    }

    private static boolean takesMoney(TransactionSubtype side) {
        return side == TransactionSubtype.BUY || side == TransactionSubtype.BUY_TO_COVER;
    }

    private static String words(TransactionSubtype side) {
        return takesMoney(side) ? "Bought" : "Sold";
    }

    private NormalizedTransaction other(Fields activity, NormalizedAccount account) {
        BigDecimal amount = activity.decimal("net_amount").orElse(BigDecimal.ZERO);
        return transaction(
                activity,
                account,
                subtype(kind(activity), amount),
                amount,
                activity.text("description").orElseGet(() -> described(activity)),
                activity.text("date")
                        .map(ActivityMapping::date)
                        .orElseGet(() -> dayOf(activity, "created_at")),
                activity.text("symbol")
                        .map(symbol ->
                                new SecurityDetails(
                                        Optional.of(symbol),
                                        Optional.empty(),
                                        Optional.of(assetType(symbol)),
                                        activity.decimal("qty"),
                                        activity.decimal("per_share_amount"),
                                        Optional.empty())));
    }

    private static String described(Fields activity) {
        return kind(activity) + activity.text("symbol").map(" "::concat).orElse("");
    }

    private TransactionSubtype subtype(String kind, BigDecimal amount) {
        boolean gained = amount.signum() >= 0;
        return switch (kind) {
            case "DIV", "DIVFT", "DIVNRA", "DIVTW", "DIVTXEX", "DIVFEE" ->
                    TransactionSubtype.DIVIDEND;
            case "DIVCGL", "DIVCGS" -> TransactionSubtype.CAPITAL_GAIN;
            case "DIVROC", "CIL" -> TransactionSubtype.DISTRIBUTION;
            // Interest on cash, and interest for the loan that margin is.
            case "INT" -> gained ? TransactionSubtype.INTEREST : TransactionSubtype.MARGIN_INTEREST;
            case "INTNRA", "INTTW" -> TransactionSubtype.INTEREST;
            case "CSD", "CSW", "TRANS", "ACH" ->
                    gained ? TransactionSubtype.DEPOSIT : TransactionSubtype.WITHDRAWAL;
            case "WIRE" -> gained ? TransactionSubtype.WIRE_IN : TransactionSubtype.WIRE_OUT;
            case "ACATC", "ACATS" ->
                    gained ? TransactionSubtype.TRANSFER_IN : TransactionSubtype.TRANSFER_OUT;
            case "JNL", "JNLC", "JNLS" -> TransactionSubtype.INTERNAL;
            case "FEE", "CFEE", "PTC", "PTR" -> TransactionSubtype.ACCOUNT_FEE;
            case "OPASN" -> TransactionSubtype.ASSIGNMENT;
            case "OPEXP" -> TransactionSubtype.EXPIRATION;
            case "OPEXC", "OPXRC" -> TransactionSubtype.EXERCISE;
            case "MA", "NC", "SC", "SSO", "SSP", "SPIN", "SPLIT", "REORG", "OPCA" ->
                    TransactionSubtype.ADJUSTMENT;
            case "MISC" -> TransactionSubtype.UNKNOWN;
            default -> {
                unknown.count("activity type", kind);
                yield TransactionSubtype.UNKNOWN;
            }
        };
    }

    private NormalizedTransaction transaction(
            Fields activity,
            NormalizedAccount account,
            TransactionSubtype subtype,
            BigDecimal amount,
            String description,
            LocalDate date,
            Optional<SecurityDetails> security) {
        return new NormalizedTransaction(
                account.providerAccountId(),
                idOf(activity),
                Optional.empty(),
                subtype,
                status(activity),
                amount,
                account.currency(),
                description.length() <= LONGEST_DESCRIPTION
                        ? description
                        : description.substring(0, LONGEST_DESCRIPTION),
                date,
                Optional.empty(),
                security);
    }

    private TransactionStatus status(Fields activity) {
        String status = activity.text("status").orElse("executed");
        return switch (status) {
            case "executed", "correct" -> TransactionStatus.SETTLED;
            case "canceled" -> TransactionStatus.CANCELLED;
            case "pending" -> TransactionStatus.PENDING;
            default -> {
                unknown.count("activity status", status);
                yield TransactionStatus.SETTLED;
            }
        };
    }

    private static String kind(Fields activity) {
        return activity.text("activity_type").orElse("");
    }

    private static BigDecimal needed(Fields activity, String name) {
        return activity.decimal(name)
                .orElseThrow(() -> new MalformedAnswerException("an activity without " + name));
    }

    /** Moments are told in UTC; a trade belongs to the exchange's day. */
    private static LocalDate dayOf(Fields activity, String name) {
        try {
            return activity.text(name)
                    .map(OffsetDateTime::parse)
                    .map(moment -> moment.atZoneSameInstant(EXCHANGE).toLocalDate())
                    .orElseThrow(() -> new MalformedAnswerException("an activity without " + name));
        } catch (DateTimeException e) {
            throw new MalformedAnswerException(name + " is not a moment");
        }
    }

    /** A day, also where a time stands behind it: the description has it so, its example not. */
    private static LocalDate date(String text) {
        try {
            return text.length() > DATE_LENGTH && text.charAt(DATE_LENGTH) == 'T'
                    ? OffsetDateTime.parse(text).toLocalDate()
                    : IsoDay.parse(text);
        } catch (DateTimeException e) {
            throw new MalformedAnswerException("date is not a date");
        }
    }
}
