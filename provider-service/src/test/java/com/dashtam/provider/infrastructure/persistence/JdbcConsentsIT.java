package com.dashtam.provider.infrastructure.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.provider.contract.ConsentsContract;
import com.dashtam.provider.domain.connection.Purpose;
import com.dashtam.provider.domain.consent.Consent;
import com.dashtam.provider.domain.consent.Consents;
import com.dashtam.provider.domain.consent.Proof;
import com.dashtam.provider.domain.consent.Secret;
import com.dashtam.provider.domain.institution.Slug;
import com.dashtam.provider.fixture.Keysets;
import com.dashtam.provider.fixture.ProviderDatabase;
import com.dashtam.provider.infrastructure.crypto.Seal;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcConsentsIT extends ConsentsContract {

    private static final ProviderDatabase DATABASE = new ProviderDatabase();
    private static final JdbcClient JDBC = DATABASE.jdbc();

    private final Seal seal = Seal.of(Keysets.json(Keysets.fresh()));

    JdbcConsentsIT() throws GeneralSecurityException {}

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    protected Consents consents() {
        return new JdbcConsents(JDBC, seal);
    }

    @Test
    void keepsNoSecretReadable() {
        var state = new Secret("the-state");
        consents()
                .add(
                        new Consent(
                                state.hash(),
                                UUID.randomUUID(),
                                Optional.empty(),
                                new Slug("bank"),
                                new Purpose.NewConnection(Optional.empty()),
                                new Proof.Verifier(new Secret("the-verifier")),
                                new Secret("the-nonce").hash(),
                                URI.create("https://dashtam.test/"),
                                Instant.now()));

        String row =
                JDBC.sql(
                                """
                                select consent::text || ' ' || encode(sealed_verifier, 'escape')
                                from consent where state_hash = :hash
                                """)
                        .param("hash", state.hash())
                        .query(String.class)
                        .single();

        assertThat(row)
                .doesNotContain("the-state")
                .doesNotContain("the-verifier")
                .doesNotContain("the-nonce");
    }
}
