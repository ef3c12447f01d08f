package com.dashtam.identity.presentation.http.mfa;

import com.dashtam.identity.application.mfa.PosedChallenge;
import com.dashtam.identity.domain.mfa.Factor;
import com.dashtam.identity.domain.mfa.Passkey;
import com.dashtam.identity.presentation.http.model.ChallengeMethod;
import com.dashtam.identity.presentation.http.model.PasskeyDescriptor;
import com.dashtam.identity.presentation.http.model.PasskeyRequestOptions;
import com.dashtam.identity.presentation.http.model.SessionChallenge;
import com.dashtam.identity.presentation.http.model.Tokens;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** Challenges as clients see them. */
public final class ChallengeViews {

    private static final String PATH = "/api/v1/session-challenges/";

    private final String relyingParty;

    /**
     * @param relyingParty the host that passkeys belong to
     */
    public ChallengeViews(String relyingParty) {
        this.relyingParty = relyingParty;
    }

    /**
     * Instead of tokens: the interface that is made from the contract knows the first of the two
     * answers alone.
     */
    @SuppressWarnings("unchecked")
    public ResponseEntity<Tokens> accepted(PosedChallenge posed, HttpHeaders headers) {
        ResponseEntity<?> answer =
                ResponseEntity.accepted()
                        .headers(headers)
                        .cacheControl(CacheControl.noStore())
                        .location(URI.create(PATH + posed.challenge().id()))
                        .body(view(posed));
        return (ResponseEntity<Tokens>) answer;
    }

    SessionChallenge view(PosedChallenge posed) {
        var challenge = posed.challenge();
        boolean alone = challenge.subject().userId().isEmpty();
        var webAuthn =
                new PasskeyRequestOptions(
                        challenge.webAuthn().base64Url(),
                        PasskeyOptions.TIMEOUT_MILLIS,
                        relyingParty,
                        posed.passkeys().stream().map(ChallengeViews::descriptor).toList(),
                        alone ? "required" : "preferred");
        return new SessionChallenge(
                challenge.id(),
                posed.factors().stream().map(ChallengeViews::method).toList(),
                webAuthn,
                challenge.expiresAt().atOffset(ZoneOffset.UTC));
    }

    static PasskeyDescriptor descriptor(Passkey passkey) {
        return new PasskeyDescriptor(
                PasskeyDescriptor.TypeEnum.PUBLIC_KEY,
                passkey.credentialId(),
                List.copyOf(passkey.transports()));
    }

    private static ChallengeMethod method(Factor factor) {
        return switch (factor) {
            case TOTP -> ChallengeMethod.TOTP;
            case PASSKEY -> ChallengeMethod.PASSKEY;
            case RECOVERY_CODE -> ChallengeMethod.RECOVERY_CODE;
            case PASSWORD -> ChallengeMethod.PASSWORD;
        };
    }
}
