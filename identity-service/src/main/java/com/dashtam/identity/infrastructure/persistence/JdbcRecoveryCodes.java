package com.dashtam.identity.infrastructure.persistence;

import com.dashtam.identity.domain.mfa.RecoveryCodes;
import com.dashtam.identity.domain.token.TokenHash;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Recovery codes that are not used up, in the table {@code recovery_codes}. */
final class JdbcRecoveryCodes implements RecoveryCodes {

    private final JdbcClient jdbc;

    JdbcRecoveryCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void replace(UUID userId, List<TokenHash> codes) {
        removeAll(userId);
        for (TokenHash code : codes) {
            jdbc.sql("insert into recovery_codes (user_id, code_hash) values (:userId, :hash)")
                    .param("userId", userId)
                    .param("hash", code.bytes())
                    .update();
        }
    }

    @Override
    public boolean use(UUID userId, TokenHash code) {
        return jdbc.sql("delete from recovery_codes where user_id = :userId and code_hash = :hash")
                        .param("userId", userId)
                        .param("hash", code.bytes())
                        .update()
                == 1;
    }

    @Override
    public int countLeft(UUID userId) {
        return jdbc.sql("select count(*) from recovery_codes where user_id = :userId")
                .param("userId", userId)
                .query(Integer.class)
                .single();
    }

    @Override
    public void removeAll(UUID userId) {
        jdbc.sql("delete from recovery_codes where user_id = :userId")
                .param("userId", userId)
                .update();
    }
}
