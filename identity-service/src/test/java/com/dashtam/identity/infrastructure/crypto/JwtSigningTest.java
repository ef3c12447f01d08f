package com.dashtam.identity.infrastructure.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.identity.domain.key.SigningKey;
import com.dashtam.identity.domain.key.SigningKeys;
import com.dashtam.identity.domain.token.AccessGrant;
import com.dashtam.identity.domain.token.ServiceGrant;
import com.dashtam.identity.domain.token.TokenVersions;
import com.dashtam.identity.domain.user.Role;
import com.dashtam.identity.fixture.TurnableClock;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JwtSigningTest {

    private static final String ISSUER = "http://localhost:8080";
    private static final PrivateKeyVault VAULT = new PrivateKeyVault(new byte[32]);
    private static final SigningKey KEY = new RsaKeyGeneration(VAULT).generate(Instant.EPOCH);

    private final TurnableClock clock = new TurnableClock();
    private final List<SigningKey> keys = new ArrayList<>(List.of(KEY));
    private final SigningKeys stored =
            new SigningKeys() {
                @Override
                public List<SigningKey> unretired(Instant now) {
                    return List.copyOf(keys);
                }

                @Override
                public boolean rotate(SigningKey next, Instant retireOthersAt, Instant now) {
                    add(next);
                    return true;
                }

                @Override
                public boolean retire(String kid, Instant now) {
                    return keys.removeIf(key -> key.kid().equals(kid));
                }

                @Override
                public void add(SigningKey key) {
                    keys.addFirst(key);
                }
            };
    private final SigningKeyRing ring =
            new SigningKeyRing(stored, VAULT, Duration.ofMinutes(1), clock);
    private final JwtSigning signing = new JwtSigning(ring, ISSUER);

    private Jws<Claims> read(String token, SigningKey key) {
        return Jwts.parser()
                .verifyWith(key.publicKey())
                .clock(() -> Date.from(clock.instant()))
                .build()
                .parseSignedClaims(token);
    }

    private AccessGrant grant(Set<Role> roles) {
        return new AccessGrant(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                roles,
                new TokenVersions(2, 3),
                clock.instant());
    }

    @Test
    void putsEverythingIntoAnAccessToken() {
        var grant = grant(Set.of(Role.USER, Role.AUDITOR));

        var token = signing.sign(grant);

        var read = read(token.value(), KEY);
        assertThat(token.life()).isEqualTo(Duration.ofMinutes(15));
        assertThat(read.getHeader())
                .containsEntry("alg", "RS256")
                .containsEntry("typ", "at+jwt")
                .containsEntry("kid", KEY.kid())
                .hasSize(3);
        var claims = read.getPayload();
        assertThat(claims.getIssuer()).isEqualTo(ISSUER);
        assertThat(claims.getAudience()).containsExactly("dashtam");
        assertThat(claims.getSubject()).isEqualTo(grant.userId().toString());
        assertThat(claims.getId()).isEqualTo(grant.tokenId().toString());
        assertThat(claims.getIssuedAt()).isEqualTo(Date.from(grant.issuedAt()));
        assertThat(claims.getExpiration())
                .isEqualTo(Date.from(grant.issuedAt().plus(Duration.ofMinutes(15))));
        assertThat(claims)
                .containsEntry("sid", grant.sessionId().toString())
                .containsEntry("roles", List.of("auditor", "user"))
                .containsEntry("utv", 2)
                .containsEntry("gtv", 3)
                .hasSize(10);
    }

    @Test
    void putsClientAndAudienceIntoAServiceToken() {
        var grant =
                new ServiceGrant(UUID.randomUUID(), "sync", "provider-service", clock.instant());

        var read = read(signing.sign(grant).value(), KEY);

        assertThat(read.getHeader()).containsEntry("typ", "service+jwt");
        assertThat(read.getPayload().getSubject()).isEqualTo("sync");
        assertThat(read.getPayload().getAudience()).containsExactly("provider-service");
        assertThat(read.getPayload().getExpiration())
                .isEqualTo(Date.from(clock.instant().plus(Duration.ofMinutes(5))));
    }

    @Test
    void namesKeysByTheirThumbprint() {
        String thumbprint = Jwks.builder().key(KEY.publicKey()).build().thumbprint().toString();
        assertThat(KEY.kid()).isEqualTo(thumbprint).hasSize(43);
        assertThat(KEY.publicKey().getModulus().bitLength()).isEqualTo(2048);
    }

    @Test
    void signsWithANewKeyOnceItsTimeHasComeAndTheRingHasSeenIt() {
        assertThat(read(signing.sign(grant(Set.of())).value(), KEY)).isNotNull();
        var next = new RsaKeyGeneration(VAULT).generate(clock.instant().plusSeconds(90));
        stored.add(next);

        clock.forward(Duration.ofSeconds(61));
        assertThat(read(signing.sign(grant(Set.of())).value(), KEY)).isNotNull();
        clock.forward(Duration.ofSeconds(29));
        assertThat(read(signing.sign(grant(Set.of())).value(), next)).isNotNull();
    }

    @Test
    void doesNotSignWithARetiredKey() {
        keys.clear();
        keys.add(
                new SigningKey(
                        KEY.kid(),
                        KEY.publicKey(),
                        KEY.sealedPrivateKey(),
                        Instant.EPOCH,
                        Optional.of(clock.instant())));

        assertThatThrownBy(() -> signing.sign(grant(Set.of())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no key");
    }

    @Test
    void opensNoKeyUnderAnotherSealOrAnotherKid() {
        var otherVault =
                new PrivateKeyVault(
                        new byte[] {
                            1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20,
                            21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32
                        });
        var otherRing = new SigningKeyRing(stored, otherVault, Duration.ofMinutes(1), clock);
        assertThatThrownBy(otherRing::current)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("DASHTAM_KEY_SIGNING");
        assertThatThrownBy(() -> VAULT.open("another-kid", KEY.sealedPrivateKey()))
                .isInstanceOf(java.security.GeneralSecurityException.class);
    }

    @Test
    void takesOnlyA32ByteSealingKey() {
        assertThatThrownBy(() -> new PrivateKeyVault(new byte[16]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
