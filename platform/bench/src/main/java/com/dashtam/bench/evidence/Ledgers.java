package com.dashtam.bench.evidence;

import com.dashtam.bench.reconcile.Domain;
import com.dashtam.bench.reconcile.Domain.Account;
import com.dashtam.bench.reconcile.Domain.Followed;
import com.dashtam.bench.reconcile.Domain.Job;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** The rows of identity, provider and sync that commands and events are about. */
final class Ledgers {

    private final Database identity;
    private final Database provider;
    private final Database sync;

    Ledgers(Database identity, Database provider, Database sync) {
        this.identity = identity;
        this.provider = provider;
        this.sync = sync;
    }

    Domain domain(List<Domain.Book> books) {
        return new Domain(
                identity.list(
                        "select id, email, is_verified from users",
                        row ->
                                new Domain.User(
                                        Database.id(row, "id"),
                                        row.getString("email"),
                                        row.getBoolean("is_verified"))),
                identity.list(
                        "select id, user_id, ended_at is not null as ended from sessions",
                        row ->
                                new Domain.Session(
                                        Database.id(row, "id"),
                                        Database.id(row, "user_id"),
                                        row.getBoolean("ended"))),
                new HashSet<>(
                        identity.list(
                                "select encode(token_hash, 'hex') from refresh_tokens",
                                row -> row.getString(1))),
                provider.list(
                        "select id, user_id, status, alias, by_file from connection",
                        row ->
                                new Domain.Connection(
                                        Database.id(row, "id"),
                                        Database.id(row, "user_id"),
                                        row.getString("status"),
                                        Database.text(row, "alias"),
                                        row.getBoolean("by_file"))),
                sync.list(
                        "select id, status, alias from connection",
                        row ->
                                new Followed(
                                        Database.id(row, "id"),
                                        row.getString("status"),
                                        Database.text(row, "alias"))),
                sync.list(
                        """
                        select j.*, coalesce((select sum(s.created) from sync_stage s
                            where s.job_id = j.id and s.kind = 'transactions'), 0) as added
                        from sync_job j
                        """,
                        row -> job(row, row.getString("trigger"))),
                sync.list(
                        "select *, transactions_created as added from import_job",
                        row -> job(row, "")),
                sync.list(
                        """
                        select a.connection_id, a.provider_account_id,
                            (select count(*) from transaction t where t.account_id = a.id) as held
                        from account a
                        """,
                        row ->
                                new Account(
                                        Database.id(row, "connection_id"),
                                        row.getString("provider_account_id"),
                                        row.getLong("held"))),
                books);
    }

    private static Job job(ResultSet row, String trigger) throws SQLException {
        return new Job(
                Database.id(row, "id"),
                Optional.ofNullable(Database.id(row, "connection_id")),
                Database.id(row, "workflow_id"),
                trigger,
                row.getString("status"),
                row.getLong("added"));
    }
}
