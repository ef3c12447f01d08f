package com.dashtam.provider.infrastructure.ofx;

import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.feed.LeftOut;
import com.dashtam.kernel.feed.LeftOut.Reason;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedHolding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The positions of an account. */
final class PositionMapping {

    private static final int LONGEST_ID = 255;

    private final NormalizedAccount account;
    private final Securities securities;
    private final int statement;
    private final Map<String, Integer> seen = new HashMap<>();
    private final List<NormalizedHolding> holdings = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    /**
     * @param statement which one of the file, from 1
     */
    PositionMapping(NormalizedAccount account, Securities securities, int statement) {
        this.account = account;
        this.securities = securities;
        this.statement = statement;
    }

    /** What an account holds; positions that are closed are passed over. */
    void all(List<Row> positions) {
        int number = 0;
        for (Row row : positions) {
            number++;
            if (!isClosed(row)) {
                read(row, number);
            }
        }
    }

    List<NormalizedHolding> holdings() {
        return holdings;
    }

    List<LeftOut> leftOut() {
        return leftOut;
    }

    private static boolean isClosed(Row row) {
        return row.textOr("UNITS", "").matches("[+-]?[0.,]*0[0.,]*");
    }

    private void read(Row row, int number) {
        try {
            holdings.add(map(row));
        } catch (UnreadableException e) {
            leftOut.add(
                    new LeftOut(
                            LeftOut.Kind.HOLDING,
                            Optional.empty(),
                            Optional.of(statement),
                            Optional.of(number),
                            e.element(),
                            e.reason()));
        }
    }

    private NormalizedHolding map(Row row) {
        Optional<String> symbol = securities.symbol(row);
        return new NormalizedHolding(
                account.providerAccountId(),
                identifier(row),
                symbol,
                securities.name(row).orElse(""),
                securities.assetType(row).orElse(AssetType.OTHER),
                quantity(row),
                row.currency(account.currency()),
                marketValue(row),
                Optional.empty(),
                Optional.empty(),
                row.number("UNITPRICE"));
    }

    /** Of one security there may be a long and a short position, and one in each sub-account. */
    private String identifier(Row row) {
        String security = Securities.identifier(row).orElseThrow(() -> row.missing("UNIQUEID"));
        String place = row.textOr("HELDINACCT", "CASH");
        String id =
                security
                        + (place.equals("CASH") ? "" : ":" + place)
                        + row.text("INV401KSOURCE").map(":"::concat).orElse("")
                        + (isShort(row) ? ":SHORT" : "");
        int before = seen.merge(id, 1, Integer::sum);
        String unique = before == 1 ? id : id + ":" + before;
        if (unique.length() > LONGEST_ID) {
            throw new UnreadableException(Reason.TOO_LONG, "UNIQUEID is too long").in("UNIQUEID");
        }
        return unique;
    }

    private static BigDecimal quantity(Row row) {
        return signed(row.requiredNumber("UNITS"), row);
    }

    /** Absent where the file tells neither a value nor units of something priced by the piece. */
    static Optional<BigDecimal> marketValue(Row row) {
        return row.number("MKTVAL").or(() -> byThePiece(row)).map(value -> signed(value, row));
    }

    /** Bonds are priced in percent, and a contract is about many pieces. */
    private static Optional<BigDecimal> byThePiece(Row row) {
        return switch (row.name()) {
            case "POSSTOCK", "POSMF" ->
                    row.number("UNITS")
                            .flatMap(units -> row.number("UNITPRICE").map(units::multiply))
                            .map(OfxValues::bounded);
            default -> Optional.empty();
        };
    }

    /** What is owed is below zero, however the institution writes it. */
    private static BigDecimal signed(BigDecimal number, Row row) {
        return isShort(row) ? number.abs().negate() : number;
    }

    private static boolean isShort(Row row) {
        return row.textOr("POSTYPE", "").equals("SHORT");
    }
}
