package com.dashtam.provider.infrastructure.schwab;

import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.UnknownValues;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The kinds of transaction. The Trader API has fifteen types, and where a type is about several
 * things the sign and the words of the description tell them apart.
 */
final class TransactionKinds {

    private static final Pattern EXPIRATION = word("EXPIR(ED?|ATION|Y)");
    private static final Pattern ASSIGNMENT = word("ASSIGN(ED|MENT)");
    private static final Pattern EXERCISE = word("EXERCISED?");
    private static final Pattern DIVIDEND = word("DIV(IDENDS?)?");
    private static final Pattern INTEREST = word("INT(EREST)?");
    private static final Pattern CAPITAL_GAIN = word("CAP(ITAL)?\\.? ?GAINS?|[LS]T CAP");
    private static final Pattern CAPITAL_RETURN =
            word("RETURN OF (CAPITAL|PRINCIPAL)|ROC|LIQUIDATION");
    private static final Pattern TAX = word("TAX(ES)?|WITHHOLDING|NRA");
    private static final Pattern FEE = word("FEES?");

    private final UnknownValues unknown;

    TransactionKinds(UnknownValues unknown) {
        this.unknown = unknown;
    }

    private static Pattern word(String expression) {
        return Pattern.compile("\\b(?:" + expression + ")\\b");
    }

    TransactionSubtype subtype(Fields row, TransferItems items, BigDecimal amount) {
        String type = row.text("type").orElse("");
        String words = row.text("description").orElse("").toUpperCase(Locale.ROOT);
        boolean gained = amount.signum() >= 0;
        return switch (type) {
            case "TRADE" -> endOfOption(words, amount).orElseGet(() -> trade(items, amount));
            case "RECEIVE_AND_DELIVER" ->
                    endOfOption(words, amount).orElseGet(() -> delivery(items, amount));
            case "DIVIDEND_OR_INTEREST" -> gained ? income(words) : charge(words);
            case "DIVIDEND", "DIVIDEND_REINVEST" -> TransactionSubtype.DIVIDEND;
            case "INTEREST" -> TransactionSubtype.INTEREST;
            case "CAPITAL_GAINS" -> TransactionSubtype.CAPITAL_GAIN;
            case "ACH_RECEIPT", "CASH_RECEIPT" -> TransactionSubtype.DEPOSIT;
            case "ACH_DISBURSEMENT", "CASH_DISBURSEMENT" -> TransactionSubtype.WITHDRAWAL;
            case "ELECTRONIC_FUND", "CHECK" ->
                    gained ? TransactionSubtype.DEPOSIT : TransactionSubtype.WITHDRAWAL;
            case "WIRE_IN" -> TransactionSubtype.WIRE_IN;
            case "WIRE_OUT" -> TransactionSubtype.WIRE_OUT;
            case "JOURNAL" ->
                    !gained && FEE.matcher(words).find()
                            ? TransactionSubtype.ACCOUNT_FEE
                            : TransactionSubtype.INTERNAL;
            case "INTERNAL_TRANSFER", "MONEY_MARKET" -> TransactionSubtype.INTERNAL;
            case "SERVICE_FEE", "ADR_FEE" -> TransactionSubtype.ACCOUNT_FEE;
            case "MARGIN_INTEREST" -> TransactionSubtype.MARGIN_INTEREST;
            case "FOREIGN_TAX_WITHHELD" -> TransactionSubtype.OTHER_FEE;
            case "MEMORANDUM" -> TransactionSubtype.JOURNAL;
            case "MARGIN_CALL", "SMA_ADJUSTMENT", "ADJUSTMENT", "CORPORATE_ACTION" ->
                    TransactionSubtype.ADJUSTMENT;
            default -> {
                unknown.count("transaction type", type);
                yield TransactionSubtype.UNKNOWN;
            }
        };
    }

    /** How options end; that moves no money by itself. */
    private static Optional<TransactionSubtype> endOfOption(String words, BigDecimal amount) {
        if (amount.signum() != 0) {
            return Optional.empty();
        }
        if (EXPIRATION.matcher(words).find()) {
            return Optional.of(TransactionSubtype.EXPIRATION);
        }
        if (ASSIGNMENT.matcher(words).find()) {
            return Optional.of(TransactionSubtype.ASSIGNMENT);
        }
        return EXERCISE.matcher(words).find()
                ? Optional.of(TransactionSubtype.EXERCISE)
                : Optional.empty();
    }

    private static TransactionSubtype trade(TransferItems items, BigDecimal amount) {
        BigDecimal pieces = pieces(items);
        boolean sold = pieces.signum() < 0 || pieces.signum() == 0 && amount.signum() > 0;
        String effect = items.traded().flatMap(item -> item.text("positionEffect")).orElse("");
        return switch (effect) {
            case "OPENING" -> sold ? TransactionSubtype.SHORT_SELL : TransactionSubtype.BUY;
            case "CLOSING" -> sold ? TransactionSubtype.SELL : TransactionSubtype.BUY_TO_COVER;
            default -> sold ? TransactionSubtype.SELL : TransactionSubtype.BUY;
        };
    }

    /** Securities that come or go: paid for they were traded, else moved. */
    private static TransactionSubtype delivery(TransferItems items, BigDecimal amount) {
        if (amount.signum() != 0) {
            return trade(items, amount);
        }
        return pieces(items).signum() < 0
                ? TransactionSubtype.TRANSFER_OUT
                : TransactionSubtype.TRANSFER_IN;
    }

    private static BigDecimal pieces(TransferItems items) {
        return items.traded().flatMap(item -> item.decimal("amount")).orElse(BigDecimal.ZERO);
    }

    /** Names of companies follow the words of the kind, and may have any of the others. */
    private static TransactionSubtype income(String words) {
        if (CAPITAL_GAIN.matcher(words).find()) {
            return TransactionSubtype.CAPITAL_GAIN;
        }
        if (DIVIDEND.matcher(words).find()) {
            return TransactionSubtype.DIVIDEND;
        }
        if (INTEREST.matcher(words).find()) {
            return TransactionSubtype.INTEREST;
        }
        return CAPITAL_RETURN.matcher(words).find()
                ? TransactionSubtype.DISTRIBUTION
                : TransactionSubtype.DIVIDEND;
    }

    private static TransactionSubtype charge(String words) {
        if (FEE.matcher(words).find()) {
            return TransactionSubtype.ACCOUNT_FEE;
        }
        if (TAX.matcher(words).find()) {
            return TransactionSubtype.OTHER_FEE;
        }
        return INTEREST.matcher(words).find()
                ? TransactionSubtype.MARGIN_INTEREST
                : TransactionSubtype.DIVIDEND;
    }
}
