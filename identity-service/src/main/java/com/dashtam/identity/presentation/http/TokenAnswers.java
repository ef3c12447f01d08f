package com.dashtam.identity.presentation.http;

import com.dashtam.identity.application.token.IssuedTokens;
import com.dashtam.identity.presentation.http.model.Tokens;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Answers that carry tokens; no cache may keep them (RFC 6749, section 5.1). */
public final class TokenAnswers {

    private TokenAnswers() {}

    public static ResponseEntity<Tokens> created(IssuedTokens issued) {
        return created(issued, new HttpHeaders());
    }

    public static ResponseEntity<Tokens> created(IssuedTokens issued, HttpHeaders headers) {
        var body =
                new Tokens(
                        issued.access().value(),
                        issued.refresh().value(),
                        Tokens.TokenTypeEnum.BEARER,
                        Math.toIntExact(issued.access().life().toSeconds()));
        return ResponseEntity.status(HttpStatus.CREATED)
                .headers(headers)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }
}
