package com.dashtam.identity.infrastructure.persistence;

import static com.dashtam.identity.infrastructure.persistence.Columns.utc;

import com.dashtam.identity.domain.token.TokenHash;
import com.dashtam.identity.domain.user.Email;
import com.dashtam.identity.domain.user.KnownDevices;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Devices in the table {@code known_devices}. */
final class JdbcKnownDevices implements KnownDevices {

    private static final String KNOWN_TO_ACCOUNT =
            """
            select exists (
                select 1 from known_devices d join users u on u.id = d.user_id
                where d.token_hash = :device and u.email = :account)
            """;
    private static final String KNOWN =
            "select exists (select 1 from known_devices where token_hash = :device)";
    private static final String REMEMBER =
            """
            insert into known_devices (user_id, token_hash, failed_login_attempts, signed_in_at)
            values (:user, :device, 0, :now)
            on conflict (user_id, token_hash) do update set signed_in_at = excluded.signed_in_at
            """;
    private static final String FORGET_OLDEST =
            """
            delete from known_devices where user_id = :user and token_hash in (
                select token_hash from known_devices where user_id = :user
                order by signed_in_at desc, token_hash offset :limit)
            """;

    private final JdbcClient jdbc;

    JdbcKnownDevices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean knows(Email account, TokenHash device) {
        return jdbc.sql(KNOWN_TO_ACCOUNT)
                .param("device", device.bytes())
                .param("account", account.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean knows(TokenHash device) {
        return jdbc.sql(KNOWN).param("device", device.bytes()).query(Boolean.class).single();
    }

    @Override
    public boolean knowsAny(UUID userId) {
        return jdbc.sql("select exists (select 1 from known_devices where user_id = :user)")
                .param("user", userId)
                .query(Boolean.class)
                .single();
    }

    @Override
    public void remember(UUID userId, TokenHash device, Instant now) {
        jdbc.sql(REMEMBER)
                .param("user", userId)
                .param("device", device.bytes())
                .param("now", utc(now))
                .update();
        jdbc.sql(FORGET_OLDEST).param("user", userId).param("limit", MAX_PER_USER).update();
    }

    @Override
    public void forgetAll(UUID userId) {
        jdbc.sql("delete from known_devices where user_id = :user").param("user", userId).update();
    }
}
