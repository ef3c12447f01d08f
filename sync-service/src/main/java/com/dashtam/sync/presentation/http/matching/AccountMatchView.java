package com.dashtam.sync.presentation.http.matching;

import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.sync.application.matching.ListAccountMatchesHandler.Open;
import com.dashtam.sync.presentation.http.Values;
import com.dashtam.sync.presentation.http.account.AccountView;
import com.dashtam.sync.presentation.http.model.AccountMatch;
import com.dashtam.sync.presentation.http.model.AccountType;

/** Questions in the form of the contract. */
final class AccountMatchView {

    private AccountMatchView() {}

    static AccountMatch of(Open open) {
        NormalizedAccount account = open.match().account();
        return new AccountMatch()
                .id(open.match().id())
                .connectionId(open.match().connectionId())
                .accountNumberMasked(account.numberMasked())
                .name(account.name())
                .accountType(AccountType.fromValue(account.type().text()))
                .balanceAmount(Values.decimal(account.balance()))
                .balanceCurrency(account.currency().code())
                .candidates(open.candidates().stream().map(AccountView::of).toList())
                .askedAt(Values.utc(open.match().askedAt()));
    }
}
