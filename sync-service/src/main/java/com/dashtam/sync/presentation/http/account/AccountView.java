package com.dashtam.sync.presentation.http.account;

import com.dashtam.kernel.feed.AccountType.Family;
import com.dashtam.sync.application.account.ListAccounts.Listing;
import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.account.OwnName;
import com.dashtam.sync.presentation.http.Values;
import com.dashtam.sync.presentation.http.model.AccountList;
import com.dashtam.sync.presentation.http.model.AccountType;

/** Accounts in the form of the contract. */
public final class AccountView {

    private AccountView() {}

    static AccountList of(Listing listing) {
        var totals = listing.totals();
        return new AccountList()
                .accounts(listing.page().items().stream().map(AccountView::of).toList())
                .totalCount(totals.count())
                .activeCount(totals.active())
                .totalBalanceByCurrency(Values.byCurrency(totals.balances()))
                .hasMore(listing.page().next().isPresent())
                .nextCursor(listing.page().next().orElse(null));
    }

    public static com.dashtam.sync.presentation.http.model.Account of(Account account) {
        Family family = account.type().family();
        String currency = account.balance().currency().code();
        return new com.dashtam.sync.presentation.http.model.Account()
                .id(account.id())
                .connectionId(account.connectionId())
                .providerAccountId(account.providerAccountId())
                .accountNumberMasked(account.numberMasked())
                .name(account.name())
                .accountType(AccountType.fromValue(account.type().text()))
                .currency(currency)
                .balanceAmount(Values.amount(account.balance()))
                .balanceCurrency(currency)
                .availableBalanceAmount(Values.amount(account.availableBalance()))
                .availableBalanceCurrency(Values.currency(account.availableBalance()))
                .isActive(account.active())
                .isInvestment(family == Family.INVESTMENT)
                .isBank(family == Family.BANK)
                .isRetirement(account.type().isRetirement())
                .isCredit(family == Family.CREDIT)
                .excludedFromNetWorth(account.settings().excludedFromNetWorth())
                .ownName(account.settings().ownName().map(OwnName::value).orElse(null))
                .joinedTo(account.joinedTo().orElse(null))
                .lastSyncedAt(Values.utc(account.lastSyncedAt()))
                .createdAt(Values.utc(account.createdAt()))
                .updatedAt(Values.utc(account.updatedAt()));
    }
}
