package com.dashtam.identity.infrastructure.crypto;

import com.dashtam.identity.domain.key.KeyGeneration;
import com.dashtam.identity.domain.key.SigningKey;
import io.jsonwebtoken.security.Jwks;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Optional;

/** Makes RSA key pairs of 2048 bits. */
final class RsaKeyGeneration implements KeyGeneration {

    private static final int BITS = 2048;

    private final PrivateKeyVault vault;

    RsaKeyGeneration(PrivateKeyVault vault) {
        this.vault = vault;
    }

    @Override
    public SigningKey generate(Instant notBefore) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            var pair = generator.generateKeyPair();
            var publicKey = (RSAPublicKey) pair.getPublic();
            String kid = Jwks.builder().key(publicKey).build().thumbprint().toString();
            return new SigningKey(
                    kid,
                    publicKey,
                    vault.seal(kid, pair.getPrivate()),
                    notBefore,
                    Optional.empty());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key pair could be made", e);
        }
    }
}
