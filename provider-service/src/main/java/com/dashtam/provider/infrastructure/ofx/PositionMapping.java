package com.dashtam.provider.infrastructure.ofx;

import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedHolding;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The positions of an account. */
final class PositionMapping {

    private static final int LONGEST_ID = 255;

    private final NormalizedAccount account;
    private final Securities securities;
    private final Map<String, Integer> seen = new HashMap<>();

    PositionMapping(NormalizedAccount account, Securities securities) {
        this.account = account;
        this.securities = securities;
    }

    /** Absent for each that cannot be read; positions that are closed are left out. */
    List<Optional<NormalizedHolding>> all(List<Row> positions) {
        return positions.stream().filter(row -> !isClosed(row)).map(this::read).toList();
    }

    private static boolean isClosed(Row row) {
        return row.textOr("UNITS", "").matches("[+-]?[0.,]*0[0.,]*");
    }

    private Optional<NormalizedHolding> read(Row row) {
        try {
            return Optional.of(map(row));
        } catch (UnreadableException e) {
            return Optional.empty();
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
            throw new UnreadableException("UNIQUEID is too long");
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
