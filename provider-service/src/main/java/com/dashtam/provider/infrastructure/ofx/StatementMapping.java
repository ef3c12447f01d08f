package com.dashtam.provider.infrastructure.ofx;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.LeftOut;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.provider.domain.feed.AccountMask;
import com.dashtam.provider.domain.feed.Statement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a statement says of its account. */
final class StatementMapping {

    private final RawStatement raw;
    private final int number;

    /**
     * @param number which statement of the file it is, from 1
     */
    StatementMapping(RawStatement raw, int number) {
        this.raw = raw;
        this.number = number;
    }

    Statement map(Securities securities) {
        return switch (raw.kind()) {
            case BANK, CARD ->
                    statement(
                            account(balance(), raw.amount("AVAILBAL.BALAMT")),
                            Optional.empty(),
                            List.of());
            case INVESTMENT -> investment(securities);
        };
    }

    private Statement investment(Securities securities) {
        var worth = new AccountWorth(raw);
        NormalizedAccount account = account(worth.balance(), worth.cash());
        if (!raw.tellsPositions()) {
            return statement(account, Optional.empty(), List.of());
        }
        var positions = new PositionMapping(account, securities, number);
        positions.all(raw.positions());
        // Of a list that is not whole nobody can tell what is held no more.
        return statement(
                account,
                Optional.of(positions.holdings()).filter(_ -> positions.leftOut().isEmpty()),
                positions.leftOut());
    }

    private Statement statement(
            NormalizedAccount account,
            Optional<List<NormalizedHolding>> holdings,
            List<LeftOut> leftOut) {
        return new Statement(account, true, asOf(), holdings, leftOut);
    }

    /** A day that is none is as good as no day: it only tells older files from newer ones. */
    private Optional<LocalDate> asOf() {
        try {
            return raw.day();
        } catch (UnreadableException e) {
            return Optional.empty();
        }
    }

    private NormalizedAccount account(BigDecimal balance, Optional<BigDecimal> available) {
        String mask = AccountMask.of(raw.accountNumber());
        AccountType type = type();
        return new NormalizedAccount(
                raw.accountIdentifier(),
                mask,
                label(type) + " " + mask,
                type,
                raw.currency(),
                balance,
                available,
                true);
    }

    private BigDecimal balance() {
        return raw.amount("LEDGERBAL.BALAMT")
                .or(() -> raw.amount("AVAILBAL.BALAMT"))
                .orElseThrow(() -> new UnreadableException("a statement has no balance"));
    }

    private AccountType type() {
        return switch (raw.kind()) {
            case CARD -> AccountType.CREDIT_CARD;
            case INVESTMENT ->
                    raw.tells("INV401KBAL.TOTAL")
                            ? AccountType.RETIREMENT_401K
                            : AccountType.BROKERAGE;
            case BANK ->
                    switch (raw.ofAccount("ACCTTYPE").orElse("").toUpperCase(Locale.ROOT)) {
                        case "CHECKING" -> AccountType.CHECKING;
                        case "SAVINGS" -> AccountType.SAVINGS;
                        case "MONEYMRKT" -> AccountType.MONEY_MARKET;
                        case "CREDITLINE" -> AccountType.LINE_OF_CREDIT;
                        case "CD" -> AccountType.CD;
                        default -> AccountType.OTHER;
                    };
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
            case BROKERAGE -> "Brokerage";
            case RETIREMENT_401K -> "401(k)";
            case IRA, ROTH_IRA, RETIREMENT_403B, HSA, LOAN, MORTGAGE, OTHER -> "Account";
        };
    }
}
