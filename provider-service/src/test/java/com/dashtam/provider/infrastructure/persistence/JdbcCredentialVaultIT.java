package com.dashtam.provider.infrastructure.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.kernel.id.UuidV7;
import com.dashtam.provider.contract.CredentialVaultContract;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.credential.CredentialOwner;
import com.dashtam.provider.domain.credential.CredentialVault;
import com.dashtam.provider.domain.credential.UnreadableCredentialException;
import com.dashtam.provider.domain.institution.Slug;
import com.dashtam.provider.fixture.Keysets;
import com.dashtam.provider.fixture.ProviderDatabase;
import com.dashtam.provider.infrastructure.crypto.Seal;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcCredentialVaultIT extends CredentialVaultContract {

    private static final ProviderDatabase DATABASE = new ProviderDatabase();
    private static final JdbcClient JDBC = DATABASE.jdbc();

    private final Seal seal = Seal.of(Keysets.json(Keysets.fresh()));

    JdbcCredentialVaultIT() throws GeneralSecurityException {}

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    protected CredentialVault vault() {
        return new JdbcCredentialVault(JDBC, seal, new UuidV7(InstantSource.system()));
    }

    @Override
    protected CredentialOwner anyOwner() {
        var connection =
                Connection.active(anyId(), anyId(), new Slug("bank"), Optional.empty(), NOW);
        new JdbcConnections(JDBC).add(connection);
        return connection.credentialOwner();
    }

    @Test
    void keepsNoTokenReadable() {
        CredentialOwner owner = anyOwner();
        vault().put(owner, tokens(1));

        assertThat(sealed(owner)).doesNotContain("access-1").doesNotContain("refresh-1");
    }

    @Test
    void doesNotOpenARowThatWasCopiedToAnotherConnection() {
        CredentialOwner mine = anyOwner();
        CredentialOwner other = anyOwner();
        vault().put(mine, tokens(1));
        vault().put(other, tokens(2));
        JDBC.sql(
                        """
                        update credential set sealed =
                            (select sealed from credential where connection_id = :mine)
                        where connection_id = :other
                        """)
                .param("mine", mine.connectionId())
                .param("other", other.connectionId())
                .update();

        assertThatThrownBy(() -> assertThat(vault().get(other)).isEmpty())
                .isInstanceOf(UnreadableCredentialException.class);
        assertThatThrownBy(() ->
                        assertThat(vault().get(new CredentialOwner(mine.connectionId(), anyId())))
                                .isEmpty())
                .isInstanceOf(UnreadableCredentialException.class);
    }

    private static String sealed(CredentialOwner owner) {
        return JDBC.sql("select encode(sealed, 'escape') from credential where connection_id = :id")
                .param("id", owner.connectionId())
                .query(String.class)
                .single();
    }
}
