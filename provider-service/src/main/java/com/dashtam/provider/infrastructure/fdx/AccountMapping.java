package com.dashtam.provider.infrastructure.fdx;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.money.Currency;
import com.dashtam.provider.domain.feed.AccountMask;
import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.MalformedAnswerException;
import com.dashtam.provider.infrastructure.http.UnknownValues;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The FDX entities DepositAccount, LineOfCreditAccount, LoanAccount and InvestmentAccount. */
final class AccountMapping {

    private static final int LONGEST_ID = 255;
    private static final int LONGEST_NAME = 100;

    /** Account types of FDX 6 that we have no own word for: their category tells enough. */
    private static final Set<String> TOLD_BY_CATEGORY =
            Set.of(
                    "529",
                    "ANNUITY",
                    "AUTOLOAN",
                    "BROKERAGEPRODUCT",
                    "COMMERCIALDEPOSIT",
                    "COMMERCIALINVESTMENT",
                    "COMMERCIALLINEOFCREDIT",
                    "COMMERCIALLOAN",
                    "COVERDELL",
                    "DEFERREDPROFITSHARINGPLAN",
                    "DEFINEDBENEFIT",
                    "DIGITALASSET",
                    "DIGITALWALLET",
                    "ESCROW",
                    "ESOP",
                    "FIXEDANNUITY",
                    "GUARDIAN",
                    "HOMEEQUITYLOAN",
                    "INDIVIDUALPENSIONPLAN",
                    "INSTALLMENT",
                    "INSTITUTIONALTRUST",
                    "INVESTMENTACCOUNT",
                    "LIFEINCOMEFUND",
                    "LOAN",
                    "LOCKEDINRETIREMENTACCOUNT",
                    "LOCKEDINRETIREMENTINCOMEFUND",
                    "LOCKEDINRETIREMENTSAVINGSPLAN",
                    "MILITARYLOAN",
                    "NONQUALIFIEDPLAN",
                    "OTHERDEPOSIT",
                    "OTHERINVESTMENT",
                    "PERSONALLOAN",
                    "PREPAID",
                    "PRESCRIBEDREGISTEREDRETIREMENTINCOMEFUND",
                    "REGISTEREDDISABILITYSAVINGSPLAN",
                    "REGISTEREDEDUCATIONSAVINGSPLAN",
                    "REGISTEREDPENSIONPLAN",
                    "REGISTEREDRETIREMENTINCOMEFUND",
                    "REGISTEREDRETIREMENTSAVINGSPLAN",
                    "RESTRICTEDLIFEINCOMEFUND",
                    "RESTRICTEDLOCKEDINSAVINGSPLAN",
                    "SMBLOAN",
                    "SPECIFIEDPENSIONPLAN",
                    "STUDENTLOAN",
                    "TAXABLE",
                    "TAXFREESAVINGSACCOUNT",
                    "TERM",
                    "TRUST",
                    "UGMA",
                    "UTMA",
                    "VARIABLEANNUITY");

    private static final List<String> BALANCES =
            List.of("currentBalance", "currentValue", "principalBalance");
    private static final List<String> AVAILABLE =
            List.of("availableBalance", "availableCredit", "availableCashBalance");

    private final UnknownValues unknown;

    AccountMapping(UnknownValues unknown) {
        this.unknown = unknown;
    }

    static String idOf(Fields account) {
        return account.text("accountId")
                .filter(id -> id.length() <= LONGEST_ID)
                .orElseThrow(() -> new MalformedAnswerException("an account without accountId"));
    }

    /** Whether it has a balance: lists may hold mere descriptors. */
    static boolean isDetailed(Fields account) {
        return BALANCES.stream().anyMatch(account::has);
    }

    /** Whether accounts of the category have a balance at all; annuities and policies do not. */
    static boolean hasBalanceByNature(Fields account) {
        return switch (category(account)) {
            case "ANNUITY_ACCOUNT", "INSURANCE_ACCOUNT" -> false;
            default -> true;
        };
    }

    NormalizedAccount map(Fields account) {
        String display = account.text("accountNumberDisplay").orElse("");
        String mask = AccountMask.of(display);
        String name =
                account.text("nickname")
                        .or(() -> account.text("productName"))
                        .orElse("Account " + mask);
        return new NormalizedAccount(
                idOf(account),
                mask,
                name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME),
                type(account),
                currency(account),
                balance(account),
                first(account, AVAILABLE),
                isOpen(account));
    }

    private boolean isOpen(Fields account) {
        return account.text("status")
                .map(status ->
                        switch (status) {
                            case "CLOSED" -> false;
                            case "OPEN",
                                    "DELINQUENT",
                                    "NEGATIVECURRENTBALANCE",
                                    "PAID",
                                    "PENDINGCLOSE",
                                    "PENDINGOPEN",
                                    "RESTRICTED" ->
                                    true;
                            default -> {
                                unknown.count("account status", status);
                                yield true;
                            }
                        })
                .orElse(true);
    }

    private static BigDecimal balance(Fields account) {
        BigDecimal told =
                first(account, BALANCES)
                        .orElseThrow(
                                () -> new MalformedAnswerException("an account without balance"));
        return isOwed(account) ? told.negate() : told;
    }

    /** A liability is told as a positive amount. */
    private static boolean isOwed(Fields account) {
        return account.text("balanceType")
                .map("LIABILITY"::equals)
                .orElseGet(() ->
                        switch (category(account)) {
                            case "LOC_ACCOUNT", "LOAN_ACCOUNT" -> true;
                            default -> false;
                        });
    }

    private static Currency currency(Fields account) {
        return account.object("currency")
                .flatMap(currency -> currency.text("currencyCode"))
                .flatMap(code -> Currency.parse(code).fold(Optional::of, why -> Optional.empty()))
                .orElseThrow(() -> new MalformedAnswerException("an account without currency"));
    }

    private AccountType type(Fields account) {
        return account.text("accountType")
                .map(this::typeNamed)
                .filter(type -> type != AccountType.OTHER)
                .orElseGet(() -> typeOfCategory(category(account)));
    }

    private AccountType typeNamed(String name) {
        return switch (name) {
            case "CHECKING" -> AccountType.CHECKING;
            case "SAVINGS", "HIGHINTERESTSAVINGSACCOUNT", "FIRSTHOMESAVINGSACCOUNT" ->
                    AccountType.SAVINGS;
            case "MONEYMARKET" -> AccountType.MONEY_MARKET;
            case "CD" -> AccountType.CD;
            case "CREDITCARD", "CHARGE" -> AccountType.CREDIT_CARD;
            case "LINEOFCREDIT", "HOMELINEOFCREDIT" -> AccountType.LINE_OF_CREDIT;
            case "MORTGAGE" -> AccountType.MORTGAGE;
            case "IRA", "ROLLOVER", "SARSEP", "KEOGH" -> AccountType.IRA;
            case "ROTH" -> AccountType.ROTH_IRA;
            case "401K", "401A" -> AccountType.RETIREMENT_401K;
            case "403B", "TDA" -> AccountType.RETIREMENT_403B;
            default -> {
                if (!TOLD_BY_CATEGORY.contains(name)) {
                    unknown.count("account type", name);
                }
                yield AccountType.OTHER;
            }
        };
    }

    private AccountType typeOfCategory(String category) {
        return switch (category) {
            case "INVESTMENT_ACCOUNT" -> AccountType.BROKERAGE;
            case "LOAN_ACCOUNT" -> AccountType.LOAN;
            case "LOC_ACCOUNT" -> AccountType.LINE_OF_CREDIT;
            case "DEPOSIT_ACCOUNT",
                    "COMMERCIAL_ACCOUNT",
                    "DIGITAL_WALLET",
                    "ANNUITY_ACCOUNT",
                    "INSURANCE_ACCOUNT" ->
                    AccountType.OTHER;
            default -> {
                unknown.count("account category", category);
                yield AccountType.OTHER;
            }
        };
    }

    private static String category(Fields account) {
        return account.text("accountCategory").orElse("");
    }

    private static Optional<BigDecimal> first(Fields account, List<String> names) {
        return names.stream()
                .map(account::decimal)
                .filter(Optional::isPresent)
                .map(Optional::get)
                .findFirst();
    }
}
