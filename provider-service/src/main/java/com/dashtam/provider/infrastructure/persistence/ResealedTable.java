package com.dashtam.provider.infrastructure.persistence;

import com.dashtam.provider.domain.credential.SealedRows;
import com.dashtam.provider.domain.credential.UnreadableCredentialException.Reason;
import com.dashtam.provider.infrastructure.crypto.Seal;
import com.dashtam.provider.infrastructure.crypto.SealBrokenException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Seals a column of a table anew, from row to row in the order of its key. */
public final class ResealedTable implements SealedRows {

    // In SQL the first byte is number 1.
    private static final String KEY_OF_SEALED =
            "substring(%s from " + (Seal.KEY_ID_OFFSET + 1) + " for " + Integer.BYTES + ")";

    private final JdbcClient jdbc;
    private final Seal seal;
    private final Names names;

    private ResealedTable(JdbcClient jdbc, Seal seal, Names names) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.names = names;
    }

    /**
     * @param rows the rows to choose from, with the columns {@code id}, {@code user_id}, {@code
     *     connection_id} and {@code sealed}, of which the first is locked
     * @param table that is locked and changed
     * @param key of the table, of a type that texts are cast to
     * @param context what the value of a row is sealed to
     */
    private record Names(
            String rows,
            String table,
            String key,
            String keyType,
            String sealed,
            RowMapper<byte[]> context) {

        String keyOfSealed() {
            return KEY_OF_SEALED.formatted("t." + sealed);
        }
    }

    /** The credentials of connections. */
    public static ResealedTable ofCredentials(JdbcClient jdbc, Seal seal) {
        return new ResealedTable(
                jdbc,
                seal,
                new Names(
                        """
                        select t.connection_id::text as id, c.user_id, t.connection_id, t.sealed
                        from credential t join connection c on c.id = t.connection_id
                        """,
                        "credential",
                        "connection_id",
                        "uuid",
                        "sealed",
                        (row, _) ->
                                JdbcCredentialVault.context(
                                        row.getObject("connection_id", UUID.class),
                                        row.getObject("user_id", UUID.class))));
    }

    /** The keys of pages as institutions sent them. */
    public static ResealedTable ofRawPages(JdbcClient jdbc, Seal seal) {
        return new ResealedTable(
                jdbc,
                seal,
                new Names(
                        """
                        select t.id::text as id, c.user_id, t.connection_id, t.sealed_key as sealed,
                            t.sha256
                        from raw_page t join connection c on c.id = t.connection_id
                        """,
                        "raw_page",
                        "id",
                        "bigint",
                        "sealed_key",
                        (row, _) ->
                                JdbcRawPages.context(
                                        row.getObject("connection_id", UUID.class),
                                        row.getBytes("sha256"))));
    }

    /** What belongs to consents that were asked for. */
    public static ResealedTable ofConsents(JdbcClient jdbc, Seal seal) {
        return new ResealedTable(
                jdbc,
                seal,
                new Names(
                        """
                        select t.state_hash as id, t.user_id, t.connection_id,
                            t.sealed_verifier as sealed
                        from consent t
                        """,
                        "consent",
                        "state_hash",
                        "text",
                        "sealed_verifier",
                        (row, _) -> JdbcConsents.context(row.getString("id"))));
    }

    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    private record Row(
            String id, UUID userId, Optional<UUID> connectionId, byte[] sealed, byte[] context) {}

    @Override
    public Batch reseal(Optional<String> after, int atMost) {
        List<Row> rows = lock(after, atMost);
        List<Unreadable> unreadable = new ArrayList<>();
        for (Row row : rows) {
            try {
                byte[] plain = seal.open(row.sealed(), row.context());
                store(row, seal.close(plain, row.context()));
            } catch (SealBrokenException e) {
                unreadable.add(new Unreadable(row.userId(), row.connectionId(), reason(e)));
            }
        }
        return new Batch(
                rows.size() - unreadable.size(),
                unreadable,
                rows.size() < atMost ? Optional.empty() : Optional.of(rows.getLast().id()));
    }

    static Reason reason(SealBrokenException broken) {
        return broken.isKeyMissing() ? Reason.KEY_UNKNOWN : Reason.NOT_AUTHENTIC;
    }

    private List<Row> lock(Optional<String> after, int atMost) {
        String condition =
                "where %s <> :primary and (cast(:after as %s) is null or t.%s > cast(:after as %s))"
                        .formatted(
                                names.keyOfSealed(), names.keyType(), names.key(), names.keyType());
        return jdbc.sql(
                        names.rows()
                                + condition
                                + " order by t."
                                + names.key()
                                + " limit :atMost for update of t skip locked")
                .param("primary", seal.primaryKeyBytes())
                .param("after", after.orElse(null))
                .param("atMost", atMost)
                .query((row, number) ->
                        new Row(
                                row.getString("id"),
                                row.getObject("user_id", UUID.class),
                                Optional.ofNullable(row.getObject("connection_id", UUID.class)),
                                row.getBytes("sealed"),
                                names.context().mapRow(row, number)))
                .list();
    }

    private void store(Row row, byte[] sealed) {
        jdbc.sql(
                        "update %s set %s = :sealed where %s = cast(:id as %s)"
                                .formatted(
                                        names.table(),
                                        names.sealed(),
                                        names.key(),
                                        names.keyType()))
                .param("sealed", sealed)
                .param("id", row.id())
                .update();
    }

    @Override
    public Map<Integer, Long> countByKey() {
        Map<Integer, Long> counts = new HashMap<>();
        jdbc.sql(
                        "select %s as key, count(*) as rows from %s t group by 1"
                                .formatted(names.keyOfSealed(), names.table()))
                .query((row, _) ->
                        counts.merge(idOf(row.getBytes("key")), row.getLong("rows"), Long::sum))
                .list();
        return counts;
    }

    private static int idOf(byte[] key) {
        return key.length == Integer.BYTES ? ByteBuffer.wrap(key).getInt() : 0;
    }
}
