package com.dashtam.provider.infrastructure.ofx;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.money.Currency;
import com.dashtam.provider.domain.feed.AccountMask;
import com.dashtam.provider.domain.feed.Statement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One bank or card statement. */
final class StatementMapping {

    private static final int LONGEST_ID = 255;
    private static final String DEFAULT_CURRENCY = "USD";

    private final RawStatement raw;

    StatementMapping(RawStatement raw) {
        this.raw = raw;
    }

    Statement map() {
        NormalizedAccount account = account();
        List<NormalizedTransaction> transactions =
                raw.rows().stream().map(row -> new RowMapping(row, account).map()).toList();
        return new Statement(account, transactions);
    }

    private NormalizedAccount account() {
        String number =
                element("ACCTFROM.ACCTID")
                        .orElseThrow(() -> new UnreadableFileException("an account has no number"));
        String mask = AccountMask.of(number);
        AccountType type = type();
        return new NormalizedAccount(
                identifier(number),
                mask,
                label(type) + " " + mask,
                type,
                currency(),
                balance(),
                amount("AVAILBAL.BALAMT"),
                true);
    }

    /** Numbers are unique within a bank only, and a user has one connection for all files. */
    private String identifier(String number) {
        String identifier =
                element("ACCTFROM.BANKID").map(bank -> bank + ":" + number).orElse(number);
        if (identifier.length() > LONGEST_ID) {
            throw new UnreadableFileException("an account number is too long");
        }
        return identifier;
    }

    private AccountType type() {
        if (raw.isCard()) {
            return AccountType.CREDIT_CARD;
        }
        return switch (element("ACCTFROM.ACCTTYPE").orElse("")) {
            case "CHECKING" -> AccountType.CHECKING;
            case "SAVINGS" -> AccountType.SAVINGS;
            case "MONEYMRKT" -> AccountType.MONEY_MARKET;
            case "CREDITLINE" -> AccountType.LINE_OF_CREDIT;
            case "CD" -> AccountType.CD;
            default -> AccountType.OTHER;
        };
    }

    private static String label(AccountType type) {
        return switch (type) {
            case CHECKING -> "Checking";
            case SAVINGS -> "Savings";
            case MONEY_MARKET -> "Money Market";
            case LINE_OF_CREDIT -> "Line of Credit";
            case CD -> "Certificate of Deposit";
            case CREDIT_CARD -> "Credit Card";
            case BROKERAGE,
                    IRA,
                    ROTH_IRA,
                    RETIREMENT_401K,
                    RETIREMENT_403B,
                    HSA,
                    LOAN,
                    MORTGAGE,
                    OTHER ->
                    "Account";
        };
    }

    private Currency currency() {
        String code =
                Optional.ofNullable(raw.elements().get(statementName() + ".CURDEF"))
                        .orElse(DEFAULT_CURRENCY);
        return Currency.parse(code).fold(currency -> currency, why -> unreadable("CURDEF " + why));
    }

    private BigDecimal balance() {
        return amount("LEDGERBAL.BALAMT")
                .or(() -> amount("AVAILBAL.BALAMT"))
                .orElseThrow(() -> new UnreadableFileException("a statement has no balance"));
    }

    private Optional<BigDecimal> amount(String path) {
        return Optional.ofNullable(raw.elements().get(path)).map(OfxValues::amount);
    }

    private Optional<String> element(String path) {
        Map<String, String> elements = raw.elements();
        String aggregate = raw.isCard() ? "CC" : "BANK";
        return Optional.ofNullable(elements.get(aggregate + path)).filter(text -> !text.isEmpty());
    }

    private String statementName() {
        return raw.isCard() ? "CCSTMTRS" : "STMTRS";
    }

    private static <T> T unreadable(String what) {
        throw new UnreadableFileException(what);
    }
}
