package com.dashtam.sync.memory;

import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.connection.ConnectionStatus;
import com.dashtam.sync.domain.portfolio.Omission;
import com.dashtam.sync.domain.portfolio.Portfolio;
import com.dashtam.sync.domain.portfolio.Portfolio.Position;
import com.dashtam.sync.domain.portfolio.Portfolios;
import com.dashtam.sync.memory.Memory.StoredAccount;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

final class InMemoryPortfolios implements Portfolios {

    private final Memory memory;

    InMemoryPortfolios(Memory memory) {
        this.memory = memory;
    }

    @Override
    public Portfolio hold(UUID userId) {
        return find(userId);
    }

    @Override
    public Portfolio find(UUID userId) {
        return new Portfolio(
                memory.accounts.values().stream()
                        .filter(stored -> stored.userId().equals(userId))
                        .map(StoredAccount::account)
                        .filter(account -> account.joinedTo().isEmpty())
                        .collect(
                                Collectors.toMap(
                                        Account::id,
                                        it -> new Position(it.balance(), omissions(it)))));
    }

    private Set<Omission> omissions(Account account) {
        var found = EnumSet.noneOf(Omission.class);
        if (account.settings().excludedFromNetWorth()) {
            found.add(Omission.EXCLUDED);
        }
        if (!account.active()) {
            found.add(Omission.CLOSED);
        }
        var connection = memory.connections.get(account.connectionId());
        if (connection.state().status() == ConnectionStatus.DISCONNECTED) {
            found.add(Omission.DISCONNECTED);
        }
        return found;
    }
}
