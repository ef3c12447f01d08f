package com.dashtam.identity.infrastructure.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * bcrypt over {@code base64(HMAC-SHA-256(label, password))}. bcrypt reads 72 bytes at most and
 * stops at a zero byte; the 44 characters of the inner hash stand for passwords of any length and
 * never hold one. The inner hash is an HMAC under a label of ours, so that plain SHA-256 values
 * leaked elsewhere cannot be tried against it ("password shucking"). The label is public: a secret
 * there could not be changed without every user's password.
 */
final class PreHashedBcrypt implements PasswordEncoder {

    private static final String MAC = "HmacSHA256";
    private static final SecretKeySpec LABEL =
            new SecretKeySpec("dashtam password v1".getBytes(UTF_8), MAC);

    private final BCryptPasswordEncoder bcrypt;

    /**
     * An encoder.
     *
     * @param cost the binary logarithm of bcrypt's rounds, 4 to 31
     */
    PreHashedBcrypt(int cost) {
        this.bcrypt = new BCryptPasswordEncoder(cost);
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return bcrypt.encode(inner(Objects.requireNonNull(password)));
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String encoded) {
        return bcrypt.matches(inner(Objects.requireNonNull(password)), encoded);
    }

    @Override
    public boolean upgradeEncoding(@Nullable String encoded) {
        return bcrypt.upgradeEncoding(encoded);
    }

    private static String inner(CharSequence password) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(LABEL);
            byte[] digest = mac.doFinal(password.toString().getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
