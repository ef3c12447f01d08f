package com.dashtam.provider.infrastructure.plaid;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.AccountType.Family;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.provider.domain.feed.AccountMask;
import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.MalformedAnswerException;
import com.dashtam.provider.infrastructure.http.UnknownValues;
import java.math.BigDecimal;
import java.util.Optional;

/** Plaid's AccountBase with its balances. */
final class AccountMapping {

    private static final int LONGEST_NAME = 100;

    private final UnknownValues unknown;
    private final Currencies currencies;

    AccountMapping(UnknownValues unknown) {
        this.unknown = unknown;
        this.currencies = new Currencies(unknown);
    }

    NormalizedAccount map(Fields account) {
        Fields balances =
                account.object("balances")
                        .orElseThrow(
                                () -> new MalformedAnswerException("an account without balances"));
        AccountType type = type(account);
        String mask = AccountMask.of(account.text("mask").orElse(""));
        String name =
                account.text("name")
                        .or(() -> account.text("official_name"))
                        .orElse("Account " + mask);
        return new NormalizedAccount(
                Identifiers.of(account, "account_id"),
                mask,
                name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME),
                type,
                currencies.of(balances),
                balance(balances, type),
                balances.decimal("available"),
                true);
    }

    /** What is owed comes as a positive amount. */
    private static BigDecimal balance(Fields balances, AccountType type) {
        Optional<BigDecimal> told = balances.decimal("current");
        Optional<BigDecimal> available = balances.decimal("available");
        Optional<BigDecimal> balance =
                type.family() == Family.CREDIT
                        ? told.map(BigDecimal::negate).or(() -> used(balances, available))
                        : told.or(() -> available);
        return balance.orElseThrow(
                () -> new MalformedAnswerException("an account without a balance"));
    }

    /** What is not available any more of the limit is owed. */
    private static Optional<BigDecimal> used(Fields balances, Optional<BigDecimal> available) {
        return available.flatMap(free -> balances.decimal("limit").map(free::subtract));
    }

    private AccountType type(Fields account) {
        String subtype = account.text("subtype").orElse("");
        String type = account.text("type").orElse("");
        return switch (type) {
            case "depository" -> depository(subtype);
            case "credit" -> credit(subtype);
            case "loan" -> loan(subtype);
            case "investment", "brokerage" -> investment(subtype);
            case "other" -> AccountType.OTHER;
            default -> {
                unknown.count("account type", type);
                yield AccountType.OTHER;
            }
        };
    }

    private AccountType depository(String subtype) {
        return switch (subtype) {
            case "checking", "cash management", "paypal", "prepaid", "ebt", "payroll" ->
                    AccountType.CHECKING;
            // A health savings account of this kind holds cash alone.
            case "savings", "hsa" -> AccountType.SAVINGS;
            case "money market" -> AccountType.MONEY_MARKET;
            case "cd", "gic" -> AccountType.CD;
            case "", "other", "rewards", "safe deposit", "recurring" -> AccountType.OTHER;
            default -> unknownSubtype(subtype, AccountType.OTHER);
        };
    }

    private AccountType credit(String subtype) {
        return switch (subtype) {
            case "", "credit card", "paypal", "other" -> AccountType.CREDIT_CARD;
            case "line of credit", "overdraft", "home equity" -> AccountType.LINE_OF_CREDIT;
            default -> unknownSubtype(subtype, AccountType.CREDIT_CARD);
        };
    }

    private AccountType loan(String subtype) {
        return switch (subtype) {
            case "mortgage" -> AccountType.MORTGAGE;
            case "home equity", "line of credit", "overdraft" -> AccountType.LINE_OF_CREDIT;
            case "",
                    "auto",
                    "business",
                    "commercial",
                    "construction",
                    "consumer",
                    "loan",
                    "student",
                    "other" ->
                    AccountType.LOAN;
            default -> unknownSubtype(subtype, AccountType.LOAN);
        };
    }

    private AccountType investment(String subtype) {
        return switch (subtype) {
            case "401k", "401a", "roth 401k", "thrift savings plan", "profit sharing plan" ->
                    AccountType.RETIREMENT_401K;
            case "403B", "457b" -> AccountType.RETIREMENT_403B;
            case "ira", "sep ira", "simple ira", "sarsep", "keogh" -> AccountType.IRA;
            case "roth" -> AccountType.ROTH_IRA;
            case "hsa" -> AccountType.HSA;
            case "",
                    "529",
                    "brokerage",
                    "cash isa",
                    "cash management",
                    "crypto exchange",
                    "education savings account",
                    "fhsa",
                    "fixed annuity",
                    "gic",
                    "health reimbursement arrangement",
                    "isa",
                    "lif",
                    "life insurance",
                    "lira",
                    "lrif",
                    "lrsp",
                    "mutual fund",
                    "non-custodial wallet",
                    "non-taxable brokerage account",
                    "other",
                    "other annuity",
                    "other insurance",
                    "pension",
                    "prif",
                    "qshr",
                    "rdsp",
                    "resp",
                    "retirement",
                    "rlif",
                    "rrif",
                    "rrsp",
                    "sipp",
                    "stock plan",
                    "tfsa",
                    "trust",
                    "ugma",
                    "utma",
                    "variable annuity" ->
                    AccountType.BROKERAGE;
            default -> unknownSubtype(subtype, AccountType.BROKERAGE);
        };
    }

    private AccountType unknownSubtype(String subtype, AccountType general) {
        unknown.count("account subtype", subtype);
        return general;
    }
}
