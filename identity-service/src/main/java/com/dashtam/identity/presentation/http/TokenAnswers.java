package com.dashtam.identity.presentation.http;

import com.dashtam.identity.application.token.IssuedTokens;
import com.dashtam.identity.domain.session.Session;
import com.dashtam.identity.domain.token.RefreshToken;
import com.dashtam.identity.presentation.http.model.RefreshTokenTransport;
import com.dashtam.identity.presentation.http.model.Tokens;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;

/**
 * Answers that carry tokens; no cache may keep them (RFC 6749, section 5.1). The refresh token is
 * in the body, or in a cookie that no script can read.
 *
 * @param secure whether browsers may send the cookie over TLS only
 */
public record TokenAnswers(boolean secure) {

    private static final String COOKIE = "dashtam_refresh";

    public ResponseEntity<Tokens> created(
            IssuedTokens issued, HttpHeaders headers, @Nullable RefreshTokenTransport transport) {
        var body =
                new Tokens(
                        issued.access().value(),
                        Tokens.TokenTypeEnum.BEARER,
                        Math.toIntExact(issued.access().life().toSeconds()));
        if (transport == RefreshTokenTransport.COOKIE) {
            headers.add(HttpHeaders.SET_COOKIE, cookie(issued.refresh()));
        } else {
            body.refreshToken(issued.refresh().value());
        }
        return ResponseEntity.status(HttpStatus.CREATED)
                .headers(headers)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }

    private String cookie(RefreshToken token) {
        return ResponseCookie.from(COOKIE, token.value())
                .httpOnly(true)
                .secure(secure)
                .sameSite("Strict")
                .path("/api/v1/tokens")
                .maxAge(Session.LIFE)
                .build()
                .toString();
    }
}
