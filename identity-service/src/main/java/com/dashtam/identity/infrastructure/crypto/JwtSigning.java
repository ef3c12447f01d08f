package com.dashtam.identity.infrastructure.crypto;

import com.dashtam.identity.domain.token.AccessGrant;
import com.dashtam.identity.domain.token.ServiceGrant;
import com.dashtam.identity.domain.token.SignedToken;
import com.dashtam.identity.domain.token.TokenSigning;
import com.dashtam.identity.domain.user.Role;
import com.dashtam.platform.security.TokenFormat;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** Signs JSON Web Tokens (RFC 7519) with RS256; access tokens are of type at+jwt (RFC 9068). */
final class JwtSigning implements TokenSigning {

    private final SigningKeyRing ring;
    private final String issuer;

    JwtSigning(SigningKeyRing ring, String issuer) {
        this.ring = ring;
        this.issuer = issuer;
    }

    @Override
    public SignedToken sign(AccessGrant grant) {
        var builder =
                claims(grant.issuedAt(), AccessGrant.LIFE)
                        .id(grant.tokenId().toString())
                        .subject(grant.userId().toString())
                        .audience()
                        .add(TokenFormat.ACCESS_AUDIENCE)
                        .and()
                        .claim(TokenFormat.SESSION_ID, grant.sessionId().toString())
                        .claim(
                                TokenFormat.ROLES,
                                grant.roles().stream().map(Role::text).sorted().toList())
                        .claim(TokenFormat.USER_VERSION, grant.versions().user())
                        .claim(TokenFormat.GLOBAL_VERSION, grant.versions().global());
        return sign(builder, TokenFormat.ACCESS_TYPE, AccessGrant.LIFE);
    }

    @Override
    public SignedToken sign(ServiceGrant grant) {
        var builder =
                claims(grant.issuedAt(), ServiceGrant.LIFE)
                        .id(grant.tokenId().toString())
                        .subject(grant.client())
                        .audience()
                        .add(grant.audience())
                        .and();
        return sign(builder, TokenFormat.SERVICE_TYPE, ServiceGrant.LIFE);
    }

    private JwtBuilder claims(Instant issuedAt, Duration life) {
        return Jwts.builder()
                .issuer(issuer)
                .issuedAt(Date.from(issuedAt))
                .expiration(Date.from(issuedAt.plus(life)));
    }

    private SignedToken sign(JwtBuilder builder, String type, Duration life) {
        var signer = ring.current();
        String token =
                builder.header()
                        .type(type)
                        .keyId(signer.kid())
                        .and()
                        .signWith(signer.key(), Jwts.SIG.RS256)
                        .compact();
        return new SignedToken(token, life);
    }
}
