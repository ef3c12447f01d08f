package com.dashtam.identity.infrastructure.crypto;

import com.dashtam.identity.domain.mfa.RelyingParty;
import java.net.URI;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * For whom passkeys are made, where that is not the public address.
 *
 * @param relyingParty the host that passkeys belong to; empty for that of the public address
 * @param origins the pages that may use them; none for the public address alone
 */
@ConfigurationProperties("dashtam.identity.webauthn")
public record WebAuthnProperties(
        @DefaultValue("") String relyingParty, @DefaultValue Set<String> origins) {

    public WebAuthnProperties {
        origins = Set.copyOf(origins);
    }

    RelyingParty relyingParty(String publicUrl) {
        return new RelyingParty(
                relyingParty.isEmpty() ? URI.create(publicUrl).getHost() : relyingParty,
                origins.isEmpty() ? Set.of(publicUrl) : origins);
    }
}
