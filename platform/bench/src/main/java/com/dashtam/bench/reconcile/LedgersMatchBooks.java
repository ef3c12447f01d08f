package com.dashtam.bench.reconcile;

import static java.util.stream.Collectors.toMap;

import com.dashtam.bench.reconcile.Domain.Account;
import com.dashtam.bench.reconcile.Domain.Book;
import java.util.Map;
import java.util.UUID;

/** After its last sync an account holds as many transactions as the bank has of it. */
final class LedgersMatchBooks implements Check {

    private record Name(UUID connectionId, String providerId) {}

    @Override
    public String name() {
        return "ledgers match books";
    }

    @Override
    public void compare(Evidence evidence, Findings findings) {
        Map<Name, Long> held =
                evidence.domain().accounts().stream()
                        .collect(
                                toMap(
                                        account ->
                                                new Name(
                                                        account.connectionId(),
                                                        account.providerId()),
                                        Account::transactions,
                                        Long::sum));
        for (Book book : evidence.domain().books()) {
            long found = held.getOrDefault(new Name(book.connectionId(), book.providerId()), -1L);
            if (found != book.transactions()) {
                findings.add("%s is held with %d transactions (-1: not at all)", book, found);
            }
        }
    }
}
