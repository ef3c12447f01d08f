package com.dashtam.identity.infrastructure.persistence;

import static com.dashtam.identity.infrastructure.persistence.Columns.instant;
import static com.dashtam.identity.infrastructure.persistence.Columns.optionalInstant;
import static com.dashtam.identity.infrastructure.persistence.Columns.utc;

import com.dashtam.identity.domain.token.MailedToken;
import com.dashtam.identity.domain.token.MailedToken.Purpose;
import com.dashtam.identity.domain.token.MailedTokens;
import com.dashtam.identity.domain.token.TokenHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Mailed tokens in the table {@code mailed_tokens}, requests for them in another. */
final class JdbcMailedTokens implements MailedTokens {

    private static final String REQUEST =
            """
            insert into mailed_token_requests (user_id, purpose, requested_at)
            select :userId, :purpose, :now
            where (select count(*) from mailed_token_requests
                   where user_id = :userId and purpose = :purpose and requested_at > :since) < :max
            """;
    private static final String INSERT =
            """
            insert into mailed_tokens (token_hash, purpose, user_id, expires_at, used_at)
            values (:hash, :purpose, :userId, :expiresAt, :usedAt)
            """;
    private static final String FIND =
            "select * from mailed_tokens where token_hash = :hash and purpose = :purpose";
    private static final String USE =
            """
            update mailed_tokens set used_at = :now
            where token_hash = :hash and purpose = :purpose
                and used_at is null and expires_at > :now
            """;
    private static final String VOID_ALL =
            """
            update mailed_tokens set used_at = :now
            where user_id = :userId and purpose = :purpose and used_at is null
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate newTransaction;

    JdbcMailedTokens(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.newTransaction = new TransactionTemplate(transactions);
        newTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public boolean request(UUID userId, Purpose purpose, Instant now) {
        int added =
                jdbc.sql(REQUEST)
                        .param("userId", userId)
                        .param("purpose", purpose.text())
                        .param("now", utc(now))
                        .param("since", utc(now.minus(WINDOW)))
                        .param("max", MAX_REQUESTS)
                        .update();
        return added == 1;
    }

    @Override
    public void add(MailedToken token) {
        newTransaction.executeWithoutResult(_ -> insert(token));
    }

    private void insert(MailedToken token) {
        jdbc.sql(INSERT)
                .param("hash", token.token().bytes())
                .param("purpose", token.purpose().text())
                .param("userId", token.userId())
                .param("expiresAt", utc(token.expiresAt()))
                .param("usedAt", token.usedAt().map(Columns::utc).orElse(null))
                .update();
    }

    @Override
    public Optional<MailedToken> find(TokenHash token, Purpose purpose) {
        return jdbc.sql(FIND)
                .param("hash", token.bytes())
                .param("purpose", purpose.text())
                .query((row, number) -> mailedToken(row))
                .optional();
    }

    @Override
    public boolean use(TokenHash token, Purpose purpose, Instant now) {
        int used =
                jdbc.sql(USE)
                        .param("hash", token.bytes())
                        .param("purpose", purpose.text())
                        .param("now", utc(now))
                        .update();
        return used == 1;
    }

    @Override
    public void voidAll(UUID userId, Purpose purpose, Instant now) {
        jdbc.sql(VOID_ALL)
                .param("userId", userId)
                .param("purpose", purpose.text())
                .param("now", utc(now))
                .update();
    }

    private static MailedToken mailedToken(ResultSet row) throws SQLException {
        return new MailedToken(
                TokenHash.of(row.getBytes("token_hash")),
                Purpose.parse(row.getString("purpose")),
                row.getObject("user_id", UUID.class),
                instant(row, "expires_at"),
                optionalInstant(row, "used_at"));
    }
}
