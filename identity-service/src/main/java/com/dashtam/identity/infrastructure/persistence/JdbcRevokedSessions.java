package com.dashtam.identity.infrastructure.persistence;

import static com.dashtam.identity.infrastructure.persistence.Columns.utc;

import com.dashtam.platform.security.AccessToken;
import com.dashtam.platform.security.RevokedSessions;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Asks the tables themselves: this service need not wait for its own events. */
final class JdbcRevokedSessions implements RevokedSessions {

    private static final String STANDS =
            """
            select exists (
                select 1 from sessions s join users u on u.id = s.user_id
                    cross join token_settings t
                where s.id = :session and s.user_id = :user
                    and s.ended_at is null and s.expires_at > :now
                    and u.is_active and u.deactivated_at is null
                    and u.token_version <= :userVersion
                    and t.global_token_version <= :globalVersion
                        + case when t.rotated_at + make_interval(secs => t.grace_seconds) > :now
                            then 1 else 0 end)
            """;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    JdbcRevokedSessions(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public boolean isRevoked(AccessToken token) {
        return !jdbc.sql(STANDS)
                .param("session", token.sessionId())
                .param("user", token.userId())
                .param("now", utc(clock.instant()))
                .param("userVersion", token.userVersion())
                .param("globalVersion", token.globalVersion())
                .query(Boolean.class)
                .single();
    }
}
