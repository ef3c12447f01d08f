package com.dashtam.provider.infrastructure.ofx;

import com.dashtam.kernel.feed.LeftOut.Reason;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.provider.infrastructure.text.Descriptions;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A transaction of an investment account. Amounts are what the cash of the account gains or loses,
 * as OFX signs them (1.6, section 3.2.9.2); where only securities move they are zero.
 */
final class TradeMapping {

    private static final int LONGEST_ID = 255;
    private static final String INCOME = "-income";

    private final NormalizedAccount account;
    private final Securities securities;
    private final Identifiers identifiers;

    TradeMapping(NormalizedAccount account, Securities securities, Identifiers identifiers) {
        this.account = account;
        this.securities = securities;
        this.identifiers = identifiers;
    }

    /** Two for an income that was reinvested, one for everything else. */
    List<NormalizedTransaction> map(Row row) {
        return switch (row.name()) {
            case "BUYSTOCK", "BUYMF", "BUYDEBT", "BUYOPT", "BUYOTHER" ->
                    List.of(trade(row, bought(row), paid(row)));
            case "SELLSTOCK", "SELLMF", "SELLDEBT", "SELLOPT", "SELLOTHER" ->
                    List.of(trade(row, sold(row), row.requiredNumber("TOTAL")));
            case "REINVEST" -> reinvested(row);
            case "INCOME" -> List.of(trade(row, income(row), row.requiredNumber("TOTAL")));
            case "RETOFCAP" -> List.of(cash(row, TransactionSubtype.DISTRIBUTION));
            case "MARGININTEREST" -> List.of(cash(row, TransactionSubtype.MARGIN_INTEREST));
            case "INVEXPENSE" -> List.of(cash(row, TransactionSubtype.OTHER_FEE));
            case "JRNLFUND" -> List.of(cash(row, TransactionSubtype.JOURNAL));
            case "JRNLSEC" -> List.of(moved(row, TransactionSubtype.JOURNAL));
            case "TRANSFER" -> List.of(moved(row, transferred(row)));
            case "CLOSUREOPT" -> List.of(moved(row, closed(row)));
            case "SPLIT" -> List.of(split(row));
            default -> List.of(cash(row, TransactionSubtype.UNKNOWN));
        };
    }

    /** A buy takes money; only one that is taken back, of less than no units, gives it. */
    private static BigDecimal paid(Row row) {
        BigDecimal total = row.requiredNumber("TOTAL");
        boolean takenBack = row.number("UNITS").filter(units -> units.signum() < 0).isPresent();
        return total.signum() > 0 && !takenBack ? total.negate() : total;
    }

    private static TransactionSubtype bought(Row row) {
        return code(row, "BUYTYPE").equals("BUYTOCOVER")
                        || code(row, "OPTBUYTYPE").equals("BUYTOCLOSE")
                ? TransactionSubtype.BUY_TO_COVER
                : TransactionSubtype.BUY;
    }

    private static TransactionSubtype sold(Row row) {
        return code(row, "SELLTYPE").equals("SELLSHORT")
                        || code(row, "OPTSELLTYPE").equals("SELLTOOPEN")
                ? TransactionSubtype.SHORT_SELL
                : TransactionSubtype.SELL;
    }

    private static TransactionSubtype income(Row row) {
        return switch (code(row, "INCOMETYPE")) {
            case "DIV" -> TransactionSubtype.DIVIDEND;
            case "INTEREST" -> TransactionSubtype.INTEREST;
            case "CGLONG", "CGSHORT" -> TransactionSubtype.CAPITAL_GAIN;
            default -> TransactionSubtype.DISTRIBUTION;
        };
    }

    private static TransactionSubtype closed(Row row) {
        return switch (code(row, "OPTACTION")) {
            case "EXERCISE" -> TransactionSubtype.EXERCISE;
            case "ASSIGN" -> TransactionSubtype.ASSIGNMENT;
            case "EXPIRE" -> TransactionSubtype.EXPIRATION;
            default -> TransactionSubtype.UNKNOWN;
        };
    }

    private static TransactionSubtype transferred(Row row) {
        return switch (code(row, "TFERACTION")) {
            case "IN" -> TransactionSubtype.TRANSFER_IN;
            case "OUT" -> TransactionSubtype.TRANSFER_OUT;
            default -> TransactionSubtype.INTERNAL;
        };
    }

    /** OFX has one row for both, with one total; the cash of the account stays what it was. */
    private List<NormalizedTransaction> reinvested(Row row) {
        BigDecimal total = row.requiredNumber("TOTAL").abs();
        NormalizedTransaction bought = trade(row, TransactionSubtype.BUY, total.negate());
        String id = bought.providerTransactionId() + INCOME;
        if (id.length() > LONGEST_ID) {
            throw new UnreadableException(Reason.TOO_LONG, "FITID is too long").in("FITID");
        }
        return List.of(
                transaction(row, id, income(row), total, Optional.empty(), Optional.empty()),
                bought);
    }

    private NormalizedTransaction trade(Row row, TransactionSubtype subtype, BigDecimal amount) {
        return transaction(
                row,
                identifiers.of(row),
                subtype,
                amount,
                row.number("UNITS").map(BigDecimal::abs),
                row.number("COMMISSION"));
    }

    private NormalizedTransaction cash(Row row, TransactionSubtype subtype) {
        return trade(row, subtype, row.requiredNumber("TOTAL"));
    }

    private NormalizedTransaction moved(Row row, TransactionSubtype subtype) {
        return trade(row, subtype, BigDecimal.ZERO);
    }

    /** The units that came with it, and what was paid out for a fraction of one. */
    private NormalizedTransaction split(Row row) {
        Optional<BigDecimal> more =
                row.number("NEWUNITS")
                        .flatMap(now -> row.number("OLDUNITS").map(now::subtract))
                        .map(OfxValues::bounded);
        return transaction(
                row,
                identifiers.of(row),
                TransactionSubtype.ADJUSTMENT,
                row.number("FRACCASH").orElse(BigDecimal.ZERO),
                more,
                Optional.empty());
    }

    private NormalizedTransaction transaction(
            Row row,
            String id,
            TransactionSubtype subtype,
            BigDecimal amount,
            Optional<BigDecimal> quantity,
            Optional<BigDecimal> commission) {
        return new NormalizedTransaction(
                account.providerAccountId(),
                id,
                Optional.empty(),
                subtype,
                TransactionStatus.SETTLED,
                amount,
                row.currency(account.currency()),
                Descriptions.ofTrade(
                        row.text("MEMO").orElseGet(() -> words(subtype)),
                        securities.name(row).orElse("")),
                row.requiredDate("DTTRADE", "DTSETTLE"),
                row.date("DTSETTLE"),
                securities.details(row, quantity, commission));
    }

    private static String words(TransactionSubtype subtype) {
        String words = subtype.text().replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String code(Row row, String element) {
        return row.textOr(element, "").toUpperCase(Locale.ROOT);
    }
}
