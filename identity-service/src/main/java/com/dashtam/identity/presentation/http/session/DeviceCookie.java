package com.dashtam.identity.presentation.http.session;

import com.dashtam.identity.domain.token.DeviceToken;
import com.dashtam.identity.domain.user.KnownDevices;
import org.springframework.http.ResponseCookie;

/**
 * The cookie by which a device is known again when it signs in.
 *
 * @param secure whether browsers may send it over TLS only
 */
public record DeviceCookie(boolean secure) {

    private static final String NAME = "dashtam_device";

    /** The value of {@code Set-Cookie}. */
    String of(DeviceToken device) {
        return ResponseCookie.from(NAME, device.value())
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .path("/api/v1/sessions")
                .maxAge(KnownDevices.MEMORY)
                .build()
                .toString();
    }
}
