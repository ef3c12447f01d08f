package com.dashtam.identity.presentation.http.mfa;

import com.dashtam.identity.application.mfa.PasskeySetup;
import com.dashtam.identity.domain.mfa.PasskeyRegistration;
import com.dashtam.identity.presentation.http.model.AuthenticatorSelection;
import com.dashtam.identity.presentation.http.model.PasskeyAlgorithm;
import com.dashtam.identity.presentation.http.model.PasskeyCreationOptions;
import com.dashtam.identity.presentation.http.model.PasskeyUser;
import com.dashtam.identity.presentation.http.model.RelyingParty;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** What browsers hand to an authenticator that shall make a passkey. */
public final class PasskeyOptions {

    static final int TIMEOUT_MILLIS = (int) PasskeyRegistration.LIFE.toMillis();

    /** In the order of our preference: ES256, EdDSA, RS256 (RFC 9053, RFC 8812). */
    private static final List<Integer> ALGORITHMS = List.of(-7, -8, -257);

    private final String relyingParty;

    /**
     * @param relyingParty the host that passkeys belong to
     */
    public PasskeyOptions(String relyingParty) {
        this.relyingParty = relyingParty;
    }

    PasskeyCreationOptions of(PasskeySetup setup) {
        String account = setup.account().value();
        return new PasskeyCreationOptions(
                new RelyingParty(relyingParty, "Dashtam"),
                new PasskeyUser(handle(setup.registration().userId()), account, account),
                setup.registration().challenge().base64Url(),
                ALGORITHMS.stream()
                        .map(algorithm ->
                                new PasskeyAlgorithm(
                                        PasskeyAlgorithm.TypeEnum.PUBLIC_KEY, algorithm))
                        .toList(),
                TIMEOUT_MILLIS,
                setup.present().stream().map(ChallengeViews::descriptor).toList(),
                new AuthenticatorSelection("required", "preferred"),
                "none");
    }

    private static String handle(UUID userId) {
        byte[] bytes =
                ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(userId.getMostSignificantBits())
                        .putLong(userId.getLeastSignificantBits())
                        .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
