package com.dashtam.sync.application.account;

import com.dashtam.kernel.money.Money;
import com.dashtam.sync.domain.account.Account;
import java.util.List;
import java.util.SortedMap;

/** Accounts, and what their balances come to in each currency. */
public record AccountOverview(List<Account> accounts, SortedMap<String, Money> balanceByCurrency) {

    static AccountOverview of(List<Account> accounts) {
        return new AccountOverview(
                accounts, Totals.byCurrency(accounts.stream().map(Account::balance)));
    }

    public int activeCount() {
        return (int) accounts.stream().filter(Account::active).count();
    }
}
