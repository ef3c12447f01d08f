package com.dashtam.identity.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import java.security.PublicKey;
import java.util.Date;
import org.junit.jupiter.api.Test;

class KeyRoutesIT {

    private final Http http = Identity.shared().http();

    @Test
    void publishesTheKeyThatVerifiesAccessTokens() {
        var tokens = Visitor.verified().signedIn();

        var set = http.get("/.well-known/jwks.json");

        assertThat(set.status()).isEqualTo(200);
        assertThat(set.header("Cache-Control")).hasValue("max-age=300, public");
        assertThat(set.json().path("keys")).hasSize(1);
        var published = set.json().at("/keys/0");
        assertThat(published.propertyNames())
                .containsExactlyInAnyOrder("kty", "use", "alg", "kid", "n", "e");
        var key = Jwks.parser().build().parse(published.toString());
        assertThat(
                        Jwks.builder()
                                .key((java.security.interfaces.RSAPublicKey) key.toKey())
                                .build()
                                .thumbprint()
                                .toString())
                .isEqualTo(key.getId());
        var token =
                Jwts.parser()
                        .verifyWith((PublicKey) key.toKey())
                        .clock(() -> Date.from(Identity.clock().instant()))
                        .build()
                        .parseSignedClaims(tokens.text("access_token"));
        assertThat(token.getHeader().getKeyId()).isEqualTo(key.getId());
        assertThat(token.getHeader().getType()).isEqualTo("at+jwt");
    }

    @Test
    void showsNothingOfThePrivateHalf() {
        var sealed =
                Identity.shared()
                        .jdbc()
                        .sql("select sealed_private_key from signing_keys")
                        .query(String.class)
                        .single();

        assertThat(http.get("/.well-known/jwks.json").response().body())
                .doesNotContain("\"d\"", "\"p\"", "\"q\"", sealed);
    }

    @Test
    void refusesToBeWrittenTo() {
        assertThat(http.send("POST", "/.well-known/jwks.json", "{}", "application/json").status())
                .isEqualTo(405);
    }

    @Test
    void refusesParametersThatItDoesNotKnow() {
        assertThat(http.get("/.well-known/jwks.json?kid=1").status()).isEqualTo(400);
    }
}
