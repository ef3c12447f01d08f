package com.dashtam.provider.infrastructure.ofx;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.provider.domain.feed.AccountMask;
import com.dashtam.provider.domain.feed.Statement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a statement says of its account. */
final class StatementMapping {

    private final RawStatement raw;

    StatementMapping(RawStatement raw) {
        this.raw = raw;
    }

    Statement map(Securities securities) {
        return switch (raw.kind()) {
            case BANK, CARD ->
                    new Statement(
                            account(balance(), raw.amount("AVAILBAL.BALAMT")), Optional.empty(), 0);
            case INVESTMENT -> investment(securities);
        };
    }

    private Statement investment(Securities securities) {
        var worth = new AccountWorth(raw);
        NormalizedAccount account = account(worth.balance(), worth.cash());
        if (!raw.tellsPositions()) {
            return new Statement(account, Optional.empty(), 0);
        }
        List<Optional<NormalizedHolding>> read =
                new PositionMapping(account, securities).all(raw.positions());
        int unreadable = (int) read.stream().filter(Optional::isEmpty).count();
        // Of a list that is not whole nobody can tell what is held no more.
        return new Statement(
                account,
                unreadable == 0
                        ? Optional.of(read.stream().flatMap(Optional::stream).toList())
                        : Optional.empty(),
                unreadable);
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
