package com.dashtam.provider.presentation.http.consent;

import com.dashtam.provider.application.consent.ConsentStarted;
import com.dashtam.provider.domain.consent.Secret;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.ResponseCookie;

/**
 * The cookie that ties an institution's answer to the browser that asked. Each state has one of its
 * own, so that two connections may be under way in one browser.
 *
 * @param secure whether browsers may send it over TLS only
 */
public record NonceCookie(boolean secure) {

    static final String PREFIX = "dashtam_consent_";
    private static final int NAME_CHARS = 12;
    private static final int LONGEST_VALUE = 128;

    /** The value of {@code Set-Cookie}. */
    public String setFor(ConsentStarted started) {
        return cookie(started.state(), started.nonce().value(), started.expiresIn());
    }

    String clearFor(Secret state) {
        return cookie(state, "", Duration.ZERO);
    }

    private String cookie(Secret state, String value, Duration maxAge) {
        return ResponseCookie.from(nameFor(state), value)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .path("/oauth")
                .maxAge(maxAge)
                .build()
                .toString();
    }

    Optional<Secret> find(HttpServletRequest request, Secret state) {
        String name = nameFor(state);
        return Optional.ofNullable(request.getCookies())
                .flatMap(cookies ->
                        Arrays.stream(cookies)
                                .filter(cookie -> cookie.getName().equals(name))
                                .findFirst())
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty() && value.length() <= LONGEST_VALUE)
                .map(Secret::new);
    }

    private static String nameFor(Secret state) {
        return PREFIX + state.hash().substring(0, NAME_CHARS);
    }
}
