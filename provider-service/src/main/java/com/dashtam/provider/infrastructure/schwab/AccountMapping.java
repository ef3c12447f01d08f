package com.dashtam.provider.infrastructure.schwab;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.money.Currency;
import com.dashtam.provider.domain.feed.AccountMask;
import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.MalformedAnswerException;
import com.dashtam.provider.infrastructure.http.UnknownValues;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The Account of the Trader API, a MarginAccount or a CashAccount with its positions. */
final class AccountMapping {

    private static final Currency DOLLAR = new Currency("USD");
    private static final int LONGEST_NAME = 100;

    private final AccountIdentifiers identifiers;
    private final UnknownValues unknown;

    AccountMapping(AccountIdentifiers identifiers, UnknownValues unknown) {
        this.identifiers = identifiers;
        this.unknown = unknown;
    }

    /** What the answer about one account is wrapped in. */
    static Fields unwrapped(Fields answer) {
        return answer.object("securitiesAccount")
                .orElseThrow(
                        () -> new MalformedAnswerException("an answer without securitiesAccount"));
    }

    static Stream<Fields> positions(Fields account) {
        return account.list("positions").stream()
                .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
                .map(node -> {
                    if (!node.isObject()) {
                        throw new MalformedAnswerException("a position that is no object");
                    }
                    return new Fields(node);
                });
    }

    NormalizedAccount map(Fields answer) {
        Fields account = unwrapped(answer);
        String number =
                account.text("accountNumber")
                        .orElseThrow(
                                () -> new MalformedAnswerException("an account without number"));
        String mask = AccountMask.of(number);
        return new NormalizedAccount(
                identifiers.of(number),
                mask,
                account.text("accountName")
                        .or(() -> account.text("nickname"))
                        .map(name -> name.substring(0, Math.min(name.length(), LONGEST_NAME)))
                        .filter(Predicate.not(name -> name.contains(number)))
                        .orElse("Schwab " + mask),
                account.text("type").map(this::type).orElse(AccountType.OTHER),
                DOLLAR,
                worth(answer, account),
                available(account),
                true);
    }

    /**
     * The published balances of today have no such figure for accounts without margin; the
     * institution sends it nevertheless. Where it does not, cash and positions make it up.
     */
    private static BigDecimal worth(Fields answer, Fields account) {
        Optional<Fields> current = account.object("currentBalances");
        Optional<Fields> initial = account.object("initialBalances");
        return figure(current, "liquidationValue")
                .or(() -> figure(answer.object("aggregatedBalance"), "currentLiquidationValue"))
                .or(() -> figure(current, "equity"))
                .or(() -> figure(current, "totalCash").map(cash -> cash.add(held(account))))
                .or(() -> figure(initial, "liquidationValue"))
                .or(() -> figure(initial, "accountValue"))
                .orElseThrow(() -> new MalformedAnswerException("an account without balance"));
    }

    private static BigDecimal held(Fields account) {
        return positions(account)
                .flatMap(position -> position.decimal("marketValue").stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Optional<BigDecimal> available(Fields account) {
        Optional<Fields> current = account.object("currentBalances");
        return figure(current, "availableFunds")
                .or(() -> figure(current, "cashAvailableForTrading"))
                .or(() -> figure(current, "cashBalance"))
                .or(() -> figure(current, "totalCash"));
    }

    private static Optional<BigDecimal> figure(Optional<Fields> balances, String name) {
        return balances.flatMap(fields -> fields.decimal(name));
    }

    private AccountType type(String type) {
        return switch (type) {
            case "CASH",
                    "MARGIN",
                    "INDIVIDUAL",
                    "JOINT",
                    "TRUST",
                    "CUSTODIAL",
                    "CORPORATE",
                    "LLC",
                    "PARTNERSHIP" ->
                    AccountType.BROKERAGE;
            case "IRA", "TRADITIONAL_IRA", "ROLLOVER_IRA", "SEP_IRA", "SIMPLE_IRA" ->
                    AccountType.IRA;
            case "ROTH", "ROTH_IRA" -> AccountType.ROTH_IRA;
            case "401K", "ROTH_401K" -> AccountType.RETIREMENT_401K;
            case "403B" -> AccountType.RETIREMENT_403B;
            case "HSA" -> AccountType.HSA;
            case "529", "COVERDELL" -> AccountType.OTHER;
            default -> {
                unknown.count("account type", type);
                yield AccountType.OTHER;
            }
        };
    }
}
