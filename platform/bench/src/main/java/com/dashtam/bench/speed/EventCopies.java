package com.dashtam.bench.speed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Commits events to identity's outbox at a pace that no client could be told to keep: copies of
 * real ones, each run with a workflow and a key of its own.
 */
final class EventCopies implements AutoCloseable {

    private static final String COLUMNS =
            "aggregatetype, type, payload, schema_hash, subject, workflow, phase, actor, client_ip,"
                    + " user_agent, traceparent";
    private static final String INSERT =
            "insert into outbox (id, aggregateid, workflow_id, " + COLUMNS + ") ";

    private final Connection connection;
    private final List<UUID> templates = new ArrayList<>();
    private UUID workflowId = UUID.randomUUID();
    private int count;

    private EventCopies(Connection connection) {
        this.connection = connection;
    }

    /**
     * Of an attempt and its outcome.
     *
     * @param connection to identity's database, which holds a registration; used by one thread
     */
    static EventCopies ofRegistration(Connection connection) throws SQLException {
        EventCopies copies = new EventCopies(connection);
        copies.learn("select id from outbox where workflow = 'user_registration'", 2);
        return copies;
    }

    /**
     * Of what is told of a session of a user, to his other clients too.
     *
     * @param connection to identity's database; used by one thread
     */
    static EventCopies ofSession(Connection connection, UUID user) throws SQLException {
        EventCopies copies = new EventCopies(connection);
        copies.learn(
                "select id from outbox where workflow = 'session_created' and aggregateid = '"
                        + user
                        + "'",
                1);
        return copies;
    }

    private void learn(String select, int events) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(select + " order by sequence limit " + events)) {
            while (rows.next()) {
                templates.add(rows.getObject(1, UUID.class));
            }
        }
        if (templates.size() != events) {
            throw new IllegalStateException("there is no event to copy");
        }
    }

    /** Commits one more event, the templates in turn, and answers its id. */
    UUID commit() throws SQLException {
        UUID template = templates.get(count++ % templates.size());
        if (template.equals(templates.getFirst())) {
            workflowId = UUID.randomUUID();
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        INSERT
                                + "select uuidv7(), ?, ?, "
                                + COLUMNS
                                + " from outbox where id = ? returning id")) {
            insert.setString(1, workflowId.toString());
            insert.setObject(2, workflowId);
            insert.setObject(3, template);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getObject(1, UUID.class);
            }
        }
    }

    /** Commits that many pairs in one transaction. */
    void commitPairs(int pairs) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "with pair as (select gen_random_uuid() as run from generate_series(1, ?)) "
                                + INSERT
                                + "select uuidv7(), pair.run::text, pair.run, "
                                + COLUMNS
                                + " from pair, outbox where id in (?, ?) order by pair.run, sequence")) {
            insert.setInt(1, pairs);
            insert.setObject(2, templates.getFirst());
            insert.setObject(3, templates.getLast());
            insert.executeUpdate();
        }
    }

    /** The bytes of both, for whoever sends the same without an outbox. */
    List<byte[]> payloads() throws SQLException {
        List<byte[]> payloads = new ArrayList<>();
        for (UUID template : templates) {
            try (PreparedStatement select =
                    connection.prepareStatement("select payload from outbox where id = ?")) {
                select.setObject(1, template);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    payloads.add(row.getBytes(1));
                }
            }
        }
        return payloads;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
