package com.dashtam.identity.infrastructure.crypto;

import com.dashtam.identity.domain.key.KeyGeneration;
import com.dashtam.identity.domain.key.SigningKeys;
import com.dashtam.identity.domain.mfa.PasskeyVerification;
import com.dashtam.identity.domain.mfa.RelyingParty;
import com.dashtam.identity.domain.mfa.SecretSeal;
import com.dashtam.identity.domain.token.ServiceClients;
import com.dashtam.identity.domain.token.SuccessorSeal;
import com.dashtam.identity.domain.token.TokenSigning;
import com.dashtam.identity.domain.user.PasswordPolicy;
import com.dashtam.identity.infrastructure.persistence.ArchiveSeal;
import com.dashtam.platform.secrets.Secret;
import com.dashtam.platform.secrets.Secrets;
import com.dashtam.platform.security.SecurityProperties;
import com.dashtam.platform.security.VerificationKeys;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the ports of the domain their cryptography. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    PasswordProperties.class,
    KeyProperties.class,
    WebAuthnProperties.class
})
public class CryptoConfiguration {

    private static final String SEALING_KEY = "DASHTAM_KEY_SIGNING";
    private static final int SEALING_KEY_BYTES = 32;

    /** Which process keeps its secret where. */
    private static final Map<String, String> CLIENT_SECRETS =
            Map.of(
                    "gateway", "DASHTAM_CLIENT_SECRET_GATEWAY",
                    "provider-service", "DASHTAM_CLIENT_SECRET_PROVIDER",
                    "sync-service", "DASHTAM_CLIENT_SECRET_SYNC",
                    "audit-service", "DASHTAM_CLIENT_SECRET_AUDIT");

    /** Who calls whom; nobody else needs a token. */
    private static final Map<String, Set<String>> AUDIENCES =
            Map.of(
                    "gateway",
                    Set.of("identity-service", "provider-service", "sync-service", "audit-service"),
                    "sync-service",
                    Set.of("provider-service"));

    @Bean(destroyMethod = "close")
    PooledPasswordHashing passwordHashing(PasswordProperties properties) {
        return new PooledPasswordHashing(properties);
    }

    @Bean
    PasswordPolicy passwordPolicy(PasswordProperties properties) {
        return new PasswordPolicy(properties.everyKind(), new ZxcvbnStrength());
    }

    @Bean
    SuccessorSeal successorSeal() {
        return new HkdfSuccessorSeal();
    }

    @Bean
    PrivateKeyVault privateKeyVault(Secrets secrets) {
        return new PrivateKeyVault(secrets.require(SEALING_KEY).key(SEALING_KEY_BYTES));
    }

    @Bean
    SecretSeal totpSecretVault(Secrets secrets) {
        return new TotpSecretVault(secrets.require(SEALING_KEY).key(SEALING_KEY_BYTES));
    }

    @Bean
    RelyingParty relyingParty(WebAuthnProperties properties, SecurityProperties security) {
        return properties.relyingParty(security.issuer());
    }

    @Bean
    PasskeyVerification passkeyVerification(RelyingParty relyingParty) {
        return new WebAuthn4jVerification(relyingParty);
    }

    @Bean
    ArchiveSeal archiveSeal(Secrets secrets) {
        return new HkdfArchiveSeal(secrets.require(SEALING_KEY).key(SEALING_KEY_BYTES));
    }

    @Bean
    KeyGeneration keyGeneration(PrivateKeyVault vault) {
        return new RsaKeyGeneration(vault);
    }

    @Bean
    TokenSigning tokenSigning(
            SigningKeys keys,
            PrivateKeyVault vault,
            KeyProperties properties,
            SecurityProperties security,
            InstantSource clock) {
        var ring = new SigningKeyRing(keys, vault, properties.refresh(), clock);
        return new JwtSigning(ring, security.issuer());
    }

    @Bean
    VerificationKeys ownKeys(SigningKeys keys, KeyProperties properties, InstantSource clock) {
        return new PublishedKeys(keys, properties.refresh(), clock);
    }

    @Bean
    ServiceClients serviceClients(Secrets secrets) {
        var known = new HashMap<String, String>();
        CLIENT_SECRETS.forEach((client, name) ->
                secrets.find(name).map(Secret::reveal).ifPresent(it -> known.put(client, it)));
        return new SharedSecretClients(known, AUDIENCES);
    }
}
