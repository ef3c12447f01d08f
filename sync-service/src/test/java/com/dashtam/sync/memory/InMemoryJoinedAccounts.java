package com.dashtam.sync.memory;

import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.connection.Connection;
import com.dashtam.sync.domain.connection.ConnectionStatus;
import com.dashtam.sync.domain.imports.StatementFormat;
import com.dashtam.sync.domain.joining.Accordance;
import com.dashtam.sync.domain.joining.JoinedAccounts;
import com.dashtam.sync.domain.joining.Obstacle;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.transaction.Transaction;
import com.dashtam.sync.memory.Memory.StoredAccount;
import com.dashtam.sync.memory.Memory.StoredTransaction;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Joins the accounts that are there; what is read into them afterwards is not compared. */
final class InMemoryJoinedAccounts implements JoinedAccounts {

    private static final int END = 4;

    private final Memory memory;

    InMemoryJoinedAccounts(Memory memory) {
        this.memory = memory;
    }

    @Override
    public List<Accordance> compare(Holder holder) {
        List<Accordance> found = new ArrayList<>();
        for (Account one : accounts(holder.userId())) {
            for (Account other : accounts(holder.userId())) {
                boolean isAsked =
                        one.connectionId().equals(holder.connectionId())
                                && !other.connectionId().equals(holder.connectionId())
                                && one.joinedTo().isEmpty()
                                && other.joinedTo().isEmpty();
                if (isAsked
                        && isOfOneKind(one, other)
                        && (isSame(one, other) || isLike(one, other))
                        && !(isFed(one) && isFed(other))) {
                    found.add(accordance(one, other));
                }
            }
        }
        found.sort(Accordance.MOST_EVIDENT_FIRST);
        return found;
    }

    private static boolean isOfOneKind(Account one, Account other) {
        return one.type() == other.type()
                && one.balance().currency().equals(other.balance().currency());
    }

    private boolean isSame(Account one, Account other) {
        return slugOf(one).equals(slugOf(other))
                && one.providerAccountId().equals(other.providerAccountId());
    }

    private static boolean isLike(Account one, Account other) {
        String end = end(one);
        return end.equals(end(other)) && end.chars().anyMatch(Character::isDigit);
    }

    private static String end(Account account) {
        String shown = account.numberMasked().replaceAll("[^A-Za-z0-9]", "");
        return shown.substring(Math.max(0, shown.length() - END));
    }

    private Accordance accordance(Account one, Account other) {
        List<Transaction> ours = shownUnder(one.id());
        List<Transaction> theirs = shownUnder(other.id());
        if (ours.isEmpty() || theirs.isEmpty()) {
            return new Accordance(one.id(), other.id(), isSame(one, other), 0, 0);
        }
        LocalDate first = later(first(ours), first(theirs));
        LocalDate last = earlier(last(ours), last(theirs));
        List<Transaction> oursThen = between(ours, first, last);
        List<Transaction> theirsThen = between(theirs, first, last);
        return new Accordance(
                one.id(),
                other.id(),
                isSame(one, other),
                Math.min(oursThen.size(), theirsThen.size()),
                doubles(oursThen, theirsThen).size());
    }

    private static LocalDate first(List<Transaction> rows) {
        return rows.stream().map(Transaction::date).min(Comparator.naturalOrder()).orElseThrow();
    }

    private static LocalDate last(List<Transaction> rows) {
        return rows.stream().map(Transaction::date).max(Comparator.naturalOrder()).orElseThrow();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static List<Transaction> between(List<Transaction> rows, LocalDate a, LocalDate b) {
        return rows.stream()
                .filter(row -> !row.date().isBefore(a) && !row.date().isAfter(b))
                .toList();
    }

    /** The rows of the second list that some row of the first tells of, each of one at most. */
    private static List<Transaction> doubles(List<Transaction> ones, List<Transaction> others) {
        Set<Transaction> left = new HashSet<>(others);
        List<Transaction> found = new ArrayList<>();
        for (Transaction one : ones) {
            left.stream()
                    .filter(other -> other.amount().equals(one.amount()))
                    .filter(other -> Math.abs(daysBetween(one, other)) <= 3)
                    .min(Comparator.comparingLong(other -> Math.abs(daysBetween(one, other))))
                    .ifPresent(other -> {
                        left.remove(other);
                        found.add(other);
                    });
        }
        return found;
    }

    private static long daysBetween(Transaction one, Transaction other) {
        return ChronoUnit.DAYS.between(one.date(), other.date());
    }

    @Override
    public Optional<Obstacle> obstacle(UUID userId, UUID one, UUID other) {
        var first = owned(userId, one);
        var second = owned(userId, other);
        if (first.isEmpty() || second.isEmpty()) {
            return Optional.of(Obstacle.UNKNOWN);
        }
        if (leaderOf(first.get()).equals(leaderOf(second.get()))) {
            return Optional.of(Obstacle.JOINED);
        }
        if (!first.get().balance().currency().equals(second.get().balance().currency())) {
            return Optional.of(Obstacle.CURRENCIES_DIFFER);
        }
        boolean bothFed =
                group(first.get()).stream().anyMatch(this::isFed)
                        && group(second.get()).stream().anyMatch(this::isFed);
        return bothFed ? Optional.of(Obstacle.BOTH_CONNECTED) : Optional.empty();
    }

    @Override
    public Joined join(UUID userId, UUID one, UUID other, Occasion occasion) {
        var first = group(owned(userId, one).orElseThrow());
        var all = new ArrayList<>(first);
        all.addAll(group(owned(userId, other).orElseThrow()));
        UUID leader =
                all.stream()
                        .min(
                                Comparator.comparing(this::isDisconnected)
                                        .thenComparing(account -> !isOfABank(account))
                                        .thenComparing(account -> account.id().toString()))
                        .orElseThrow()
                        .id();
        all.forEach(account -> lead(account, leader));
        return new Joined(leader, Counts.NONE);
    }

    private void lead(Account account, UUID leader) {
        List<Transaction> theirs = shownUnder(account.id());
        if (!account.id().equals(leader)) {
            doubles(shownUnder(leader), theirs)
                    .forEach(row -> memory.transactions.remove(row.id()));
            shownUnder(account.id()).forEach(row -> show(row, leader));
        }
        memory.accounts.computeIfPresent(
                account.id(),
                (id, stored) ->
                        new StoredAccount(
                                joined(
                                        stored.account(),
                                        Optional.of(leader).filter(it -> !it.equals(id))),
                                stored.userId()));
    }

    private void show(Transaction row, UUID leader) {
        memory.transactions.computeIfPresent(
                row.id(),
                (_, stored) ->
                        new StoredTransaction(
                                new Transaction(
                                        row.id(),
                                        leader,
                                        row.providerTransactionId(),
                                        row.subtype(),
                                        row.status(),
                                        row.amount(),
                                        row.description(),
                                        row.date(),
                                        row.settlementDate(),
                                        row.security(),
                                        row.annotations(),
                                        row.createdAt(),
                                        row.updatedAt()),
                                stored.userId()));
    }

    private static Account joined(Account account, Optional<UUID> leader) {
        return new Account(
                account.id(),
                account.connectionId(),
                account.providerAccountId(),
                account.numberMasked(),
                account.name(),
                account.type(),
                account.balance(),
                account.availableBalance(),
                account.active(),
                account.settings(),
                leader,
                account.lastSyncedAt(),
                account.createdAt(),
                account.updatedAt());
    }

    @Override
    public List<UUID> waitingToLead(Holder holder) {
        return accounts(holder.userId()).stream()
                .filter(account -> account.connectionId().equals(holder.connectionId()))
                .filter(account -> !isDisconnected(account))
                .filter(account ->
                        account.joinedTo()
                                .flatMap(leader -> owned(holder.userId(), leader))
                                .filter(leader ->
                                        isDisconnected(leader)
                                                || isOfABank(account) && !isOfABank(leader))
                                .isPresent())
                .map(Account::id)
                .toList();
    }

    @Override
    public Counts lead(UUID userId, UUID accountId, Occasion occasion) {
        group(owned(userId, accountId).orElseThrow()).forEach(it -> lead(it, accountId));
        return Counts.NONE;
    }

    private List<Account> group(Account account) {
        UUID leader = leaderOf(account);
        return memory.accounts.values().stream()
                .map(StoredAccount::account)
                .filter(it -> leaderOf(it).equals(leader))
                .toList();
    }

    private static UUID leaderOf(Account account) {
        return account.joinedTo().orElse(account.id());
    }

    private Optional<Account> owned(UUID userId, UUID id) {
        return accounts(userId).stream().filter(account -> account.id().equals(id)).findFirst();
    }

    private List<Account> accounts(UUID userId) {
        return memory.accounts.values().stream()
                .filter(stored -> stored.userId().equals(userId))
                .map(StoredAccount::account)
                .toList();
    }

    private boolean isFed(Account account) {
        return isOfABank(account) && !isDisconnected(account);
    }

    private boolean isOfABank(Account account) {
        return !StatementFormat.isOfFiles(slugOf(account));
    }

    private String slugOf(Account account) {
        return connectionOf(account).state().providerSlug();
    }

    private boolean isDisconnected(Account account) {
        return connectionOf(account).state().status() == ConnectionStatus.DISCONNECTED;
    }

    private Connection connectionOf(Account account) {
        return Objects.requireNonNull(memory.connections.get(account.connectionId()));
    }

    private List<Transaction> shownUnder(UUID account) {
        return memory.transactions.values().stream()
                .map(StoredTransaction::transaction)
                .filter(row -> row.accountId().equals(account))
                .toList();
    }
}
