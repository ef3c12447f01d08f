package com.dashtam.sandbox.fdx;

import com.dashtam.sandbox.http.Fields;
import com.dashtam.sandbox.ledger.Account;
import com.dashtam.sandbox.ledger.Cents;
import com.dashtam.sandbox.ledger.Holding;
import com.dashtam.sandbox.ledger.Security;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The FDX entities AccountDescriptor, DepositAccount, LineOfCreditAccount, InvestmentAccount. */
final class AccountEntity {
    private static final Cents CREDIT_LINE = new Cents(12_000_00);
    private static final BigDecimal PURCHASE_RATE = new BigDecimal("21.49");

    private AccountEntity() {}

    static Fields descriptor(Account account) {
        return Fields.of("accountCategory", account.kind().category().name())
                .and("accountId", account.id())
                .and("accountType", account.kind().type())
                .and("accountNumberDisplay", account.numberDisplay())
                .and("productName", account.kind().product())
                .and("nickname", account.kind().product())
                .and("status", "OPEN")
                .and("currency", currency(account.kind().currency()));
    }

    static Fields details(Account account, boolean withHoldings) {
        return switch (account.kind().category()) {
            case DEPOSIT_ACCOUNT -> deposit(account);
            case LOC_ACCOUNT -> lineOfCredit(account);
            case INVESTMENT_ACCOUNT -> investment(account, withHoldings);
        };
    }

    private static Fields deposit(Account account) {
        return descriptor(account)
                .and("balanceType", "ASSET")
                .and("balanceAsOf", account.asOf().toString())
                .and("currentBalance", account.balance().amount())
                .and("availableBalance", account.balance().plus(account.pending()).amount());
    }

    /** A balance of the type LIABILITY is positive when the customer owes it. */
    private static Fields lineOfCredit(Account account) {
        Cents owed = account.balance().negated();
        return descriptor(account)
                .and("balanceType", "LIABILITY")
                .and("balanceAsOf", account.asOf().toString())
                .and("creditLine", CREDIT_LINE.amount())
                .and("availableCredit", CREDIT_LINE.minus(owed).plus(account.pending()).amount())
                .and("currentBalance", owed.amount())
                .and("purchasesApr", PURCHASE_RATE);
    }

    private static Fields investment(Account account, boolean withHoldings) {
        return descriptor(account)
                .and("balanceType", "ASSET")
                .and("balanceAsOf", account.asOf().toString())
                .and("availableCashBalance", account.balance().amount())
                .and("currentValue", account.balance().plus(account.holdingsValue()).amount())
                .and("holdings", withHoldings ? holdings(account) : null);
    }

    private static List<Fields> holdings(Account account) {
        LocalDate priced = account.asOf().atOffset(ZoneOffset.UTC).toLocalDate();
        List<Fields> holdings = new ArrayList<>();
        account.holdings().forEach(holding -> holdings.add(holding(holding, priced)));
        holdings.add(
                Fields.of("holdingName", "Cash")
                        .and("holdingType", "OTHER")
                        .and("holdingSubType", "CASH")
                        .and("marketValue", account.balance().amount())
                        .and("cashAccount", true)
                        .and("currency", currency(account.kind().currency())));
        return holdings;
    }

    private static Fields holding(Holding holding, LocalDate priced) {
        Security security = holding.security();
        return Fields.of(
                        "securityIds",
                        List.of(Fields.of("id", security.cusip()).and("idType", "CUSIP")))
                .and("holdingName", security.name())
                .and("holdingType", security.type())
                .and("positionType", "LONG")
                .and("symbol", security.symbol())
                .and("purchasedPrice", holding.averagePrice())
                .and("currentUnitPrice", holding.price().amount())
                .and("currentUnitPriceDate", priced.toString())
                .and("units", holding.units())
                .and("marketValue", holding.marketValue().amount())
                .and("cashAccount", false);
    }

    private static Fields currency(String code) {
        return Fields.of("currencyCode", code);
    }
}
