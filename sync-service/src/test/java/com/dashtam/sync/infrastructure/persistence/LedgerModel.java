package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.contract.Ports;
import com.dashtam.sync.contract.Telling;
import com.dashtam.sync.domain.ledger.Coverage;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.transaction.DateWindow;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.fixture.FickleBank;
import com.dashtam.sync.memory.InMemoryLedger;
import com.dashtam.sync.memory.InMemoryPorts;
import com.dashtam.sync.memory.KeptRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells the engine and a naive ledger the same, and compares all that they keep: rows, identities,
 * history, earlier identifiers, removals and counts.
 */
final class LedgerModel {

    private final JdbcClient jdbc;
    private final Ports engine;
    private final Ports naive = InMemoryPorts.create();
    private final Holder holder = Any.holder();
    private final FickleBank bank;
    private final int readings;
    private final Map<UUID, UUID> identities = new HashMap<>();
    private final StringBuilder log = new StringBuilder();
    private Instant now = Any.NOW;

    LedgerModel(JdbcClient jdbc, Ports engine, long seed, int readings) {
        this.jdbc = jdbc;
        this.engine = engine;
        this.bank = new FickleBank(seed);
        this.readings = readings;
        for (Ports ports : List.of(engine, naive)) {
            ports.connections().save(Any.connectionOf(holder), Any.NOW);
            ports.transactions()
                    .inTransaction(() ->
                            ports.ledger()
                                    .mergeAccounts(
                                            holder,
                                            List.of(Any.account("a"), Any.account("b")),
                                            Any.NOW));
        }
    }

    /** What differs first, if anything does. */
    Optional<String> difference() {
        for (int i = 0; i < readings; i++) {
            now = now.plusSeconds(3600);
            bank.live(2 + bank.next(8));
            Optional<String> different = read().or(this::compare);
            if (different.isPresent()) {
                return different.map(what -> what + "\n" + log);
            }
            if (bank.next(100) < 15) {
                removeOne();
            }
        }
        return compare();
    }

    private Optional<String> read() {
        return switch (bank.next(4)) {
            case 0, 1 -> listing();
            case 2 -> changes();
            default -> statement();
        };
    }

    private Optional<String> listing() {
        LocalDate since = Any.TODAY.minusDays(bank.next(3) == 0 ? 6 : 30);
        var pages = bank.pages(since, 3 + bank.next(6));
        boolean breaksOff = bank.next(100) < 15;
        log.append("listing since ").append(since).append(breaksOff ? " breaks off " : " ");
        log.append(pages).append('\n');
        var one = new Telling(engine, holder, now);
        var other = new Telling(naive, holder, now);
        pages.forEach(page -> {
            one.page(page);
            other.page(page);
        });
        if (bank.next(10) == 0 && !pages.getFirst().isEmpty()) {
            var row = pages.getFirst().getFirst();
            log.append("gone ").append(row.providerTransactionId()).append('\n');
            one.gone(row.providerAccountId(), row.providerTransactionId());
            other.gone(row.providerAccountId(), row.providerTransactionId());
        }
        if (breaksOff) {
            return Optional.empty();
        }
        var coverage = new Coverage.Listing(Optional.empty(), DateWindow.since(since));
        return concluded(one, other, coverage);
    }

    private Optional<String> changes() {
        var news = bank.news();
        log.append("changes ").append(news).append('\n');
        var one = new Telling(engine, holder, now);
        var other = new Telling(naive, holder, now);
        boolean goneFirst = bank.next(2) == 0;
        if (!goneFirst) {
            one.page(news.rows());
            other.page(news.rows());
        }
        news.gone()
                .forEach(key -> {
                    one.gone(key.getFirst(), key.getLast());
                    other.gone(key.getFirst(), key.getLast());
                });
        if (goneFirst) {
            one.page(news.rows());
            other.page(news.rows());
        }
        return concluded(one, other, new Coverage.Changes());
    }

    private Optional<String> statement() {
        var rows = bank.pages(Any.TODAY.minusDays(10), 100).getFirst();
        log.append("statement ").append(rows).append('\n');
        var one = new Telling(engine, holder, now).page(rows);
        var other = new Telling(naive, holder, now).page(rows);
        return concluded(one, other, new Coverage.Statement());
    }

    private static Optional<String> concluded(Telling one, Telling other, Coverage coverage) {
        var counts = one.conclude(coverage);
        var expected = other.conclude(coverage);
        return counts.equals(expected)
                ? Optional.empty()
                : Optional.of("counted " + counts + ", expected " + expected);
    }

    private void removeOne() {
        var rows = naiveRows().stream().filter(row -> row.removedBy().isEmpty()).toList();
        if (!rows.isEmpty()) {
            UUID id = rows.get(bank.next(rows.size())).id();
            log.append("removes ").append(id).append('\n');
            naive.ledger().remove(holder.userId(), id, now);
            engine.transactions()
                    .inTransaction(
                            () -> engine.ledger().remove(holder.userId(), identities.get(id), now));
        }
    }

    private List<KeptRow> naiveRows() {
        return ((InMemoryLedger) naive.ledger()).kept(holder.userId());
    }

    private Optional<String> compare() {
        var expected = naiveRows();
        var kept = engineRows();
        if (kept.size() != expected.size()) {
            return Optional.of("kept %s, expected %s".formatted(kept, expected));
        }
        for (int i = 0; i < kept.size(); i++) {
            KeptRow row = kept.get(i);
            KeptRow wanted = expected.get(i);
            identities.putIfAbsent(wanted.id(), row.id());
            boolean same =
                    identities.get(wanted.id()).equals(row.id())
                            && row.said().equals(wanted.said())
                            && row.removedBy().equals(wanted.removedBy())
                            && row.history().equals(wanted.history())
                            && row.formerIds().equals(wanted.formerIds());
            if (!same) {
                return Optional.of("kept %s, expected %s".formatted(row, wanted));
            }
        }
        return Optional.empty();
    }

    private List<KeptRow> engineRows() {
        Map<UUID, List<KeptRow.Said>> history = new HashMap<>();
        jdbc.sql(
                        """
                        select r.* from transaction_revision r
                        join transaction t on t.id = r.transaction_id
                        where t.user_id = :user order by r.version
                        """)
                .param("user", holder.userId())
                .query(row -> {
                    history.computeIfAbsent(
                                    row.getObject("transaction_id", UUID.class),
                                    _ -> new ArrayList<>())
                            .add(said(row));
                });
        return jdbc.sql(
                        """
                        select t.*, array(select provider_transaction_id from transaction_alias x
                            where x.transaction_id = t.id) as former
                        from transaction t where user_id = :user order by id
                        """)
                .param("user", holder.userId())
                .query((row, _) -> {
                    UUID id = row.getObject("id", UUID.class);
                    String removedBy = row.getString("removed_by");
                    return new KeptRow(
                            id,
                            row.getObject("account_id", UUID.class),
                            said(row),
                            removedBy == null ? "" : removedBy,
                            history.getOrDefault(id, List.of()),
                            Set.of((String[]) row.getArray("former").getArray()));
                })
                .list();
    }

    private static KeptRow.Said said(ResultSet row) throws SQLException {
        return new KeptRow.Said(
                row.getString("provider_transaction_id"),
                row.getString("subtype"),
                row.getString("status"),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                row.getString("description"),
                row.getString("date"));
    }
}
