package com.dashtam.sandbox.ledger;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** One customer's account books, by kind. */
final class Books {
    private final Map<AccountKind, AccountBook> books = new EnumMap<>(AccountKind.class);

    Books(long seed, String customerId, Journal journal) {
        for (AccountKind kind : AccountKind.values()) {
            String id = Digest.id(Long.toString(seed), customerId, kind.label());
            books.put(kind, new AccountBook(id, kind, journal));
        }
    }

    AccountBook of(AccountKind kind) {
        AccountBook book = books.get(kind);
        if (book == null) {
            throw new IllegalStateException("every kind has a book");
        }
        return book;
    }

    Optional<AccountBook> holding(String transactionId) {
        return books.values().stream().filter(book -> book.contains(transactionId)).findFirst();
    }

    Collection<AccountBook> all() {
        return books.values();
    }
}
