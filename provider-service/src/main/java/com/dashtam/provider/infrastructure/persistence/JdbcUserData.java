package com.dashtam.provider.infrastructure.persistence;

import com.dashtam.provider.domain.erasure.UserData;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Users in all tables of this service: what they are told, and how they are forgotten. */
public final class JdbcUserData implements UserData {

    /** Rows go before those that they refer to. */
    private static final List<String> ERASE =
            List.of(
                    """
                    delete from credential where connection_id in (
                        select id from connection where user_id = :userId)
                    """,
                    """
                    delete from raw_page where connection_id in (
                        select id from connection where user_id = :userId)
                    """,
                    "delete from consent where user_id = :userId",
                    "delete from connection where user_id = :userId");

    /** What a user is told; credentials and pages stay sealed. */
    public static final Map<String, String> SECTIONS =
            Map.of(
                    "connections",
                    """
                    select id, provider_slug, status, alias, by_file, connected_at, last_sync_at,
                        created_at, updated_at
                    from connection where user_id = ? order by id
                    """,
                    "consents",
                    """
                    select provider_slug, alias, redirect_uri, expires_at
                    from consent where user_id = ? order by expires_at
                    """,
                    "raw_pages",
                    """
                    select connection_id, encode(sha256, 'hex') as sha256, bytes, received_at
                    from raw_page
                    where connection_id in (select id from connection where user_id = ?)
                    order by received_at
                    """);

    private final JdbcClient jdbc;

    public JdbcUserData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public long erase(UUID userId) {
        return ERASE.stream()
                .mapToLong(statement -> jdbc.sql(statement).param("userId", userId).update())
                .sum();
    }
}
