package com.dashtam.provider;

import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.platform.secrets.Secrets;
import com.dashtam.provider.application.credential.AuditedVault;
import com.dashtam.provider.application.credential.ResealCredentialsHandler;
import com.dashtam.provider.domain.credential.CredentialVault;
import com.dashtam.provider.domain.credential.SealedRows;
import com.dashtam.provider.infrastructure.crypto.Seal;
import com.dashtam.provider.infrastructure.persistence.JdbcCredentialVault;
import com.dashtam.provider.infrastructure.persistence.ResealedTable;
import com.dashtam.provider.infrastructure.work.KeyClock;
import com.dashtam.provider.presentation.management.CredentialKeysEndpoint;
import java.security.GeneralSecurityException;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Joins the parts that seal credentials; {@link ProviderComposition} joins all others. */
@Configuration(proxyBeanMethods = false)
class KeyComposition {

    private static final String KEYSET = "DASHTAM_KEY_CREDENTIALS";

    @Bean
    Seal seal(Secrets secrets) throws GeneralSecurityException {
        return Seal.reading(() -> secrets.require(KEYSET).reveal());
    }

    @Bean
    CredentialVault credentialVault(
            JdbcClient jdbc, Seal seal, Ids ids, Workflows workflows, Transactions transactions) {
        var vault = new JdbcCredentialVault(jdbc, seal, ids);
        return new AuditedVault(vault, workflows, transactions);
    }

    @Bean
    KeyClock keyClock(ProviderProperties properties, Seal seal) {
        return new KeyClock(seal, properties.keyReload());
    }

    @Bean
    CredentialKeysEndpoint credentialKeysEndpoint(
            JdbcClient jdbc, Seal seal, Workflows workflows, Transactions transactions) {
        List<SealedRows> tables =
                List.of(
                        ResealedTable.ofCredentials(jdbc, seal),
                        ResealedTable.ofConsents(jdbc, seal),
                        ResealedTable.ofRawPages(jdbc, seal));
        var reseal = new ResealCredentialsHandler(seal, tables, workflows, transactions);
        return new CredentialKeysEndpoint(seal, tables, reseal);
    }
}
