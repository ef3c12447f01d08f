package com.dashtam.provider.infrastructure.alpaca;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.money.Currency;
import com.dashtam.provider.domain.feed.AccountMask;
import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.MalformedAnswerException;
import com.dashtam.provider.infrastructure.http.UnknownValues;

/** The Account of the Trading API. */
final class AccountMapping {

    private static final int LONGEST_ID = 255;
    private static final String PAPER_NUMBER = "PA";

    private final UnknownValues unknown;

    AccountMapping(UnknownValues unknown) {
        this.unknown = unknown;
    }

    NormalizedAccount map(Fields account) {
        String number =
                account.text("account_number")
                        .filter(text -> text.length() <= LONGEST_ID)
                        .orElseThrow(
                                () -> new MalformedAnswerException("an account without number"));
        String mask = AccountMask.of(number);
        return new NormalizedAccount(
                number,
                mask,
                (number.startsWith(PAPER_NUMBER) ? "Alpaca Paper " : "Alpaca Live ") + mask,
                AccountType.BROKERAGE,
                currency(account),
                account.decimal("equity")
                        .orElseThrow(
                                () -> new MalformedAnswerException("an account without equity")),
                account.decimal("buying_power").or(() -> account.decimal("cash")),
                isActive(account));
    }

    private boolean isActive(Fields account) {
        String status = account.text("status").orElse("");
        return switch (status) {
            case "ACTIVE" -> true;
            case "ONBOARDING",
                    "SUBMISSION_FAILED",
                    "SUBMITTED",
                    "ACCOUNT_UPDATED",
                    "APPROVAL_PENDING",
                    "REJECTED" ->
                    false;
            default -> {
                unknown.count("account status", status);
                yield false;
            }
        };
    }

    private static Currency currency(Fields account) {
        return Currency.parse(account.text("currency").orElse("USD"))
                .fold(
                        currency -> currency,
                        why -> {
                            throw new MalformedAnswerException("an account in no currency");
                        });
    }
}
