package com.dashtam.sync.memory;

import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.portfolio.Portfolio;
import com.dashtam.sync.domain.portfolio.Portfolio.Position;
import com.dashtam.sync.domain.portfolio.Portfolios;
import com.dashtam.sync.memory.Memory.StoredAccount;
import java.util.UUID;
import java.util.stream.Collectors;

final class InMemoryPortfolios implements Portfolios {

    private final Memory memory;

    InMemoryPortfolios(Memory memory) {
        this.memory = memory;
    }

    @Override
    public Portfolio hold(UUID userId) {
        return new Portfolio(
                memory.accounts.values().stream()
                        .filter(stored -> stored.userId().equals(userId))
                        .map(StoredAccount::account)
                        .collect(
                                Collectors.toMap(
                                        Account::id,
                                        it -> new Position(it.balance(), it.active()))));
    }
}
