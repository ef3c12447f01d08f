package com.dashtam.provider.infrastructure.ofx;

import com.dashtam.kernel.money.Currency;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A statement as it stands in the file, without its transactions. */
final class RawStatement {

    private static final int LONGEST_ID = 255;
    private static final String DEFAULT_CURRENCY = "USD";

    private final StatementKind kind;
    private final Map<String, String> details = new HashMap<>();
    private final List<Row> positions = new ArrayList<>();
    private final List<Row> balances = new ArrayList<>();

    RawStatement(StatementKind kind) {
        this.kind = kind;
    }

    StatementKind kind() {
        return kind;
    }

    void put(String path, String value) {
        details.putIfAbsent(path, value);
    }

    List<Row> positions() {
        return positions;
    }

    List<Row> balances() {
        return balances;
    }

    /** Whether the file says what the account holds, if only that it holds nothing. */
    boolean tellsPositions() {
        return details.containsKey(Structure.POSITIONS);
    }

    boolean tells(String path) {
        return details.containsKey(path);
    }

    Optional<BigDecimal> amount(String path) {
        return Optional.ofNullable(details.get(path)).map(OfxValues::number);
    }

    /** An element of the aggregate that names the account. */
    Optional<String> ofAccount(String element) {
        return Optional.ofNullable(details.get(kind.account() + "." + element));
    }

    /** Of which day the balance is, and what is held. */
    Optional<LocalDate> day() {
        return Optional.ofNullable(details.get("LEDGERBAL.DTASOF"))
                .or(() -> Optional.ofNullable(details.get(kind.aggregate() + ".DTASOF")))
                .map(OfxValues::date);
    }

    String accountNumber() {
        return ofAccount("ACCTID")
                .orElseThrow(() -> new UnreadableException("an account has no number"));
    }

    /** Numbers are unique within an institution only, and a user has one connection for files. */
    String accountIdentifier() {
        String number = accountNumber();
        String identifier =
                ofAccount("BANKID")
                        .or(() -> ofAccount("BROKERID"))
                        .map(institution -> institution + ":" + number)
                        .orElse(number);
        if (identifier.length() > LONGEST_ID) {
            throw new UnreadableException("an account number is too long");
        }
        return identifier;
    }

    Currency currency() {
        String code = details.getOrDefault(kind.aggregate() + ".CURDEF", DEFAULT_CURRENCY);
        return Currency.parse(code)
                .fold(
                        currency -> currency,
                        why -> {
                            throw new UnreadableException("CURDEF " + why);
                        });
    }
}
