package com.dashtam.provider.infrastructure.persistence;

import com.dashtam.provider.domain.credential.EndingCredentials;
import com.dashtam.provider.domain.institution.Slug;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Marks rows of {@code credential} as told; instances pass over each other's rows. */
public final class JdbcEndingCredentials implements EndingCredentials {

    private final JdbcClient jdbc;

    public JdbcEndingCredentials(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Ending> take(Instant now, Instant until, int atMost) {
        return jdbc.sql(
                        """
                        with ending as (
                            select e.connection_id from credential e
                            join connection c on c.id = e.connection_id and c.status = 'active'
                            where not e.renewable and e.told_at is null
                              and e.expires_at > :now and e.expires_at <= :until
                            order by e.expires_at limit :atMost
                            for update of e skip locked),
                        told as (
                            update credential t set told_at = :now from ending
                            where t.connection_id = ending.connection_id
                            returning t.connection_id, t.expires_at)
                        select told.*, c.user_id, c.provider_slug
                        from told join connection c on c.id = told.connection_id
                        order by told.expires_at
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("atMost", atMost)
                .query((row, number) ->
                        new Ending(
                                row.getObject("connection_id", UUID.class),
                                row.getObject("user_id", UUID.class),
                                new Slug(row.getString("provider_slug")),
                                row.getTimestamp("expires_at").toInstant()))
                .list();
    }
}
