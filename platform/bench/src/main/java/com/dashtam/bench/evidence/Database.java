package com.dashtam.bench.evidence;

import com.dashtam.local.server.Postgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One service's database, read by the superuser. */
public final class Database {

    private final Postgres server;
    private final String name;

    public Database(Postgres server, String name) {
        this.server = server;
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Turns a row into a value. */
    @FunctionalInterface
    public interface Reader<T> {

        T read(ResultSet row) throws SQLException;
    }

    /**
     * @throws EvidenceException if the database cannot be asked now
     */
    public <T> List<T> list(String sql, Reader<T> reader, Object... parameters) {
        try (Connection connection = server.connect(name);
                PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setObject(i + 1, parameters[i]);
            }
            List<T> found = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new EvidenceException("cannot read the database " + name, e);
        }
    }

    /** Changes rows behind the service's back, to see whether it is noticed. */
    public int update(String sql, UUID... ids) {
        try (Connection connection = server.connect(name);
                PreparedStatement change = connection.prepareStatement(sql)) {
            for (int i = 0; i < ids.length; i++) {
                change.setObject(i + 1, ids[i]);
            }
            return change.executeUpdate();
        } catch (SQLException e) {
            throw new EvidenceException("cannot change the database " + name, e);
        }
    }

    public static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }
}
