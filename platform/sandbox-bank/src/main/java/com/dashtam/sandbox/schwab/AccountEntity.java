package com.dashtam.sandbox.schwab;

import com.dashtam.sandbox.http.Fields;
import com.dashtam.sandbox.ledger.Account;
import com.dashtam.sandbox.ledger.AccountKind;
import com.dashtam.sandbox.ledger.Cents;
import com.dashtam.sandbox.ledger.Holding;
import com.dashtam.sandbox.ledger.Security;
import java.math.BigDecimal;

/** The MarginAccount and the CashAccount with their Positions. */
final class AccountEntity {

    private AccountEntity() {}

    static Fields of(Account account, boolean withPositions) {
        boolean margin = account.kind() == AccountKind.BROKERAGE;
        Fields shown =
                Fields.of("type", margin ? "MARGIN" : "CASH")
                        .and("accountNumber", Numbers.number(account))
                        .and("roundTrips", 0)
                        .and("isDayTrader", false)
                        .and("isClosingOnlyRestricted", false)
                        .and("pfcbFlag", false);
        if (withPositions) {
            shown.and(
                    "positions", account.holdings().stream().map(AccountEntity::position).toList());
        }
        return Fields.of(
                "securitiesAccount",
                shown.and("initialBalances", initial(account))
                        .and("currentBalances", margin ? margin(account) : cash(account))
                        .and("projectedBalances", margin ? margin(account) : cash(account)));
    }

    private static Fields initial(Account account) {
        BigDecimal worth = account.balance().plus(account.holdingsValue()).amount();
        return Fields.of("accruedInterest", 0)
                .and("cashBalance", account.balance().amount())
                .and("liquidationValue", worth)
                .and("accountValue", worth)
                .and("isInCall", 0);
    }

    private static Fields margin(Account account) {
        BigDecimal money = account.balance().amount();
        return Fields.of("availableFunds", money)
                .and("buyingPower", money.multiply(BigDecimal.TWO))
                .and("equity", account.balance().plus(account.holdingsValue()).amount())
                .and("longMarginValue", account.holdingsValue().amount())
                .and("shortBalance", 0)
                .and("isInCall", 0);
    }

    private static Fields cash(Account account) {
        BigDecimal money = account.balance().amount();
        BigDecimal free = account.balance().plus(account.pending()).amount();
        return Fields.of("cashAvailableForTrading", free)
                .and("cashAvailableForWithdrawal", free)
                .and("longNonMarginableMarketValue", account.holdingsValue().amount())
                .and("totalCash", money)
                .and("unsettledCash", account.pending().amount());
    }

    private static Fields position(Holding holding) {
        Cents gain = holding.marketValue().minus(holding.cost());
        return Fields.of("shortQuantity", 0)
                .and("longQuantity", holding.units())
                .and("settledLongQuantity", holding.units())
                .and("averagePrice", holding.averagePrice())
                .and("averageLongPrice", holding.averagePrice())
                .and("marketValue", holding.marketValue().amount())
                .and("longOpenProfitLoss", gain.amount())
                .and("instrument", instrument(holding.security()));
    }

    /** The description requires a name that it does not describe. */
    static Fields instrument(Security security) {
        return Fields.of("assetType", assetType(security))
                .and("cusip", security.cusip())
                .and("symbol", security.symbol())
                .and("description", security.name())
                .and("name", security.name());
    }

    private static String assetType(Security security) {
        return switch (security.type()) {
            case "MUTUALFUND" -> "MUTUAL_FUND";
            case "STOCK" -> "EQUITY";
            default -> throw new IllegalStateException("no such security: " + security.type());
        };
    }
}
