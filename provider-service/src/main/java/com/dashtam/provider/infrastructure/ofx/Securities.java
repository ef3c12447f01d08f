package com.dashtam.provider.infrastructure.ofx;

import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.feed.NormalizedTransaction.SecurityDetails;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The securities that a file lists, found by the identifier that positions and trades have. */
final class Securities {

    private static final int LONGEST_TEXT = 255;

    private final Map<String, Row> byIdentifier = new HashMap<>();

    void add(Row security) {
        identifier(security).ifPresent(id -> byIdentifier.putIfAbsent(id, security));
    }

    /** Such as {@code CUSIP:594918104}. */
    static Optional<String> identifier(Row row) {
        return row.text("UNIQUEID").map(id -> row.textOr("UNIQUEIDTYPE", "") + ":" + id);
    }

    Optional<String> symbol(Row row) {
        return listed(row)
                .flatMap(security -> security.text("TICKER"))
                .or(() ->
                        row.text("UNIQUEID")
                                .filter(_ -> row.textOr("UNIQUEIDTYPE", "").equals("TICKER")))
                .map(Securities::shortened);
    }

    Optional<String> name(Row row) {
        return listed(row)
                .flatMap(security -> security.text("SECNAME"))
                .or(() -> symbol(row))
                .or(() -> row.text("UNIQUEID"))
                .map(Securities::shortened);
    }

    /** As the list has it; else as the name of the row tells, which ends in the kind. */
    Optional<AssetType> assetType(Row row) {
        return listed(row).map(Securities::listedType).or(() -> ofRow(row.name()));
    }

    /** What was traded; absent for a row that names no security. */
    Optional<SecurityDetails> details(
            Row row, Optional<BigDecimal> quantity, Optional<BigDecimal> commission) {
        return identifier(row)
                .map(_ ->
                        new SecurityDetails(
                                symbol(row),
                                name(row),
                                assetType(row),
                                quantity,
                                row.number("UNITPRICE"),
                                commission));
    }

    private Optional<Row> listed(Row row) {
        return identifier(row).flatMap(id -> Optional.ofNullable(byIdentifier.get(id)));
    }

    private static AssetType listedType(Row security) {
        return switch (security.name()) {
            case "STOCKINFO" -> AssetType.EQUITY;
            case "MFINFO" -> AssetType.MUTUAL_FUND;
            case "DEBTINFO" -> AssetType.FIXED_INCOME;
            case "OPTINFO" -> AssetType.OPTION;
            default ->
                    security.textOr("ASSETCLASS", "").equals("MONEYMRKT")
                            ? AssetType.CASH_EQUIVALENT
                            : AssetType.OTHER;
        };
    }

    private static Optional<AssetType> ofRow(String row) {
        return switch (row) {
            case "POSSTOCK", "BUYSTOCK", "SELLSTOCK" -> Optional.of(AssetType.EQUITY);
            case "POSMF", "BUYMF", "SELLMF" -> Optional.of(AssetType.MUTUAL_FUND);
            case "POSDEBT", "BUYDEBT", "SELLDEBT" -> Optional.of(AssetType.FIXED_INCOME);
            case "POSOPT", "BUYOPT", "SELLOPT", "CLOSUREOPT" -> Optional.of(AssetType.OPTION);
            case "POSOTHER", "BUYOTHER", "SELLOTHER" -> Optional.of(AssetType.OTHER);
            default -> Optional.empty();
        };
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    }
}
