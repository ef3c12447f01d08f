package com.dashtam.identity.infrastructure.persistence;

import static com.dashtam.identity.infrastructure.persistence.Columns.optionalInstant;
import static com.dashtam.identity.infrastructure.persistence.Columns.utc;

import com.dashtam.identity.domain.token.GlobalTokenVersion;
import com.dashtam.identity.domain.token.TokenSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The single row of {@code token_settings}. */
final class JdbcTokenSettings implements TokenSettings {

    private static final String ROTATE =
            """
            update token_settings set global_token_version = global_token_version + 1,
                grace_seconds = :grace, rotated_at = :now, rotation_note = :note
            returning *
            """;

    private final JdbcClient jdbc;

    JdbcTokenSettings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public GlobalTokenVersion current() {
        return jdbc.sql("select * from token_settings")
                .query((row, number) -> version(row))
                .single();
    }

    @Override
    public GlobalTokenVersion rotate(String note, Duration grace, Instant now) {
        return jdbc.sql(ROTATE)
                .param("grace", Math.toIntExact(grace.toSeconds()))
                .param("now", utc(now))
                .param("note", note)
                .query((row, number) -> version(row))
                .single();
    }

    private static GlobalTokenVersion version(ResultSet row) throws SQLException {
        String note = row.getString("rotation_note");
        return new GlobalTokenVersion(
                row.getInt("global_token_version"),
                Duration.ofSeconds(row.getInt("grace_seconds")),
                optionalInstant(row, "rotated_at")
                        .map(at -> new GlobalTokenVersion.Rotation(at, note)));
    }
}
