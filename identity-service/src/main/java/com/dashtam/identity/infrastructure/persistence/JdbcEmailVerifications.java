package com.dashtam.identity.infrastructure.persistence;

import static com.dashtam.identity.infrastructure.persistence.Columns.instant;
import static com.dashtam.identity.infrastructure.persistence.Columns.optionalInstant;
import static com.dashtam.identity.infrastructure.persistence.Columns.utc;

import com.dashtam.identity.domain.token.EmailVerification;
import com.dashtam.identity.domain.token.EmailVerifications;
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

/** Verification mails in the table {@code email_verifications}. */
final class JdbcEmailVerifications implements EmailVerifications {

    private static final String INSERT =
            """
            insert into email_verifications (token_hash, user_id, expires_at, used_at)
            values (:hash, :userId, :expiresAt, :usedAt)
            """;
    private static final String USE =
            """
            update email_verifications set used_at = :now
            where token_hash = :hash and used_at is null and expires_at > :now
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate newTransaction;

    JdbcEmailVerifications(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.newTransaction = new TransactionTemplate(transactions);
        newTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public void add(EmailVerification verification) {
        newTransaction.executeWithoutResult(_ -> insert(verification));
    }

    private void insert(EmailVerification verification) {
        jdbc.sql(INSERT)
                .param("hash", verification.token().bytes())
                .param("userId", verification.userId())
                .param("expiresAt", utc(verification.expiresAt()))
                .param("usedAt", verification.usedAt().map(Columns::utc).orElse(null))
                .update();
    }

    @Override
    public Optional<EmailVerification> find(TokenHash token) {
        return jdbc.sql("select * from email_verifications where token_hash = :hash")
                .param("hash", token.bytes())
                .query((row, number) -> verification(row))
                .optional();
    }

    @Override
    public boolean use(TokenHash token, Instant now) {
        return jdbc.sql(USE).param("hash", token.bytes()).param("now", utc(now)).update() == 1;
    }

    private static EmailVerification verification(ResultSet row) throws SQLException {
        return new EmailVerification(
                TokenHash.of(row.getBytes("token_hash")),
                row.getObject("user_id", UUID.class),
                instant(row, "expires_at"),
                optionalInstant(row, "used_at"));
    }
}
