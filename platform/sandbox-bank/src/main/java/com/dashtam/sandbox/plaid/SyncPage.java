package com.dashtam.sandbox.plaid;

import com.dashtam.sandbox.ledger.Account;
import com.dashtam.sandbox.ledger.Transaction;
import com.dashtam.sandbox.plaid.Items.Item;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A page of changes. Rows come in the order in which they became what they are; a cursor names the
 * last of a page, and while there are more pages also what all of them looked like.
 */
final class SyncPage {

    /** A row of one of several accounts. */
    record Row(Account account, Transaction transaction) {

        Instant changedAt() {
            return transaction.effectiveAt();
        }

        Mark mark() {
            return new Mark(changedAt(), transaction.id());
        }
    }

    /** A place in the order of all changes. */
    private record Mark(Instant at, String id) implements Comparable<Mark> {

        private static final Comparator<Mark> ORDER =
                Comparator.comparing(Mark::at).thenComparing(Mark::id);

        @Override
        public int compareTo(Mark other) {
            return ORDER.compare(this, other);
        }
    }

    private record Cursor(Mark last, Optional<String> all) {

        static Cursor parse(String text) {
            try {
                String plain =
                        new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
                String[] parts = plain.split("\\|", 3);
                return new Cursor(
                        new Mark(Instant.parse(parts[0]), parts[1]),
                        Optional.of(parts[2]).filter(all -> !all.isEmpty()));
            } catch (IllegalArgumentException
                    | DateTimeException
                    | ArrayIndexOutOfBoundsException malformed) {
                throw Call.invalid("cursor");
            }
        }

        String text() {
            String plain = last.at() + "|" + last.id() + "|" + all.orElse("");
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static final Mark BEFORE_ALL = new Mark(Instant.EPOCH, "-");

    private final List<Row> all;
    private final Optional<Cursor> asked;
    private final List<Row> page;

    SyncPage(Stream<Row> rows, Optional<String> cursor, int count) {
        this.all = rows.sorted(Comparator.comparing(Row::mark)).toList();
        this.asked = cursor.map(Cursor::parse);
        Mark after = asked.map(Cursor::last).orElse(BEFORE_ALL);
        asked.flatMap(Cursor::all)
                .filter(seen -> !seen.equals(fingerprint()))
                .ifPresent(_ -> {
                    throw new Refusal(PlaidErrors.changedMeanwhile());
                });
        this.page =
                all.stream().filter(row -> row.mark().compareTo(after) > 0).limit(count).toList();
    }

    List<Row> added() {
        return page;
    }

    /** The ids of rows that earlier pages showed pending, and that have become others. */
    List<Object> removed(Item item) {
        Optional<Mark> last = asked.map(Cursor::last);
        return page.stream()
                .map(Row::transaction)
                .filter(row -> row.reference() != null)
                .filter(row ->
                        last.filter(mark ->
                                        new Mark(row.madeAt(), referenceOf(row)).compareTo(mark)
                                                <= 0)
                                .isPresent())
                .<Object>map(row ->
                        Members.of("transaction_id", TransactionEntity.id(item, referenceOf(row)))
                                .map())
                .toList();
    }

    private static String referenceOf(Transaction row) {
        return Objects.requireNonNull(row.reference());
    }

    boolean hasMore() {
        return !page.isEmpty() && !page.getLast().equals(all.getLast());
    }

    String nextCursor() {
        Mark last =
                page.isEmpty() ? asked.map(Cursor::last).orElse(BEFORE_ALL) : page.getLast().mark();
        return new Cursor(last, hasMore() ? Optional.of(fingerprint()) : Optional.empty()).text();
    }

    private String fingerprint() {
        return all.size()
                + "."
                + Integer.toHexString(Objects.hash(all.stream().map(Row::mark).toArray()));
    }
}
