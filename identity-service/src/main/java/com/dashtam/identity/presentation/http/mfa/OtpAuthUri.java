package com.dashtam.identity.presentation.http.mfa;

import com.dashtam.identity.application.mfa.TotpSetup;
import com.dashtam.identity.domain.mfa.Totp;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What authenticator apps read from a QR code: the Key URI Format. */
final class OtpAuthUri {

    private static final String ISSUER = "Dashtam";

    private OtpAuthUri() {}

    static String of(TotpSetup setup) {
        return "otpauth://totp/%1$s:%2$s?secret=%3$s&issuer=%1$s&algorithm=SHA1&digits=%4$d&period=%5$d"
                .formatted(
                        ISSUER,
                        encode(setup.account().value()),
                        setup.enrollment().secret().base32(),
                        Totp.DIGITS,
                        Totp.STEP.toSeconds());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
