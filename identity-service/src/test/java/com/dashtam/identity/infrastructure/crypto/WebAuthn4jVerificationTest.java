package com.dashtam.identity.infrastructure.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.identity.domain.mfa.Assertion;
import com.dashtam.identity.domain.mfa.Attestation;
import com.dashtam.identity.domain.mfa.Passkey;
import com.dashtam.identity.domain.mfa.PasskeyVerification.Credential;
import com.dashtam.identity.domain.mfa.PasskeyVerification.Doubt;
import com.dashtam.identity.domain.mfa.RelyingParty;
import com.dashtam.identity.domain.mfa.WebAuthnChallenge;
import com.dashtam.kernel.result.Result;
import com.dashtam.testing.passkey.SoftwareAuthenticator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class WebAuthn4jVerificationTest {

    private static final String HOST = "bank.example";
    private static final String ORIGIN = "https://bank.example";

    private final WebAuthn4jVerification verification =
            new WebAuthn4jVerification(new RelyingParty(HOST, Set.of(ORIGIN)));
    private final SoftwareAuthenticator authenticator = new SoftwareAuthenticator(HOST, ORIGIN);
    private final WebAuthnChallenge challenge = anyChallenge();

    private static WebAuthnChallenge anyChallenge() {
        return WebAuthnChallenge.mint(RandomGenerator.getDefault());
    }

    private Attestation attestation(SoftwareAuthenticator maker) {
        var created = maker.create(challenge.base64Url());
        return new Attestation(created.clientDataJson(), created.attestationObject(), List.of());
    }

    private static Assertion assertion(SoftwareAuthenticator signer, WebAuthnChallenge challenge) {
        var signed = signer.sign(challenge.base64Url());
        return new Assertion(
                signed.credentialId(),
                signed.clientDataJson(),
                signed.authenticatorData(),
                signed.signature());
    }

    private Passkey registered() {
        Credential credential =
                verification.register(challenge, attestation(authenticator)).orElseThrow();
        return new Passkey(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "test",
                credential.credentialId(),
                credential.credential(),
                credential.signatures(),
                List.of(),
                Instant.EPOCH,
                Optional.empty());
    }

    private Result<Long, Doubt> verify(Passkey passkey, Assertion assertion) {
        return verification.verify(challenge, assertion, passkey, true);
    }

    @Test
    void believesWhatTheRegisteredKeySigned() {
        var passkey = registered();

        assertThat(verify(passkey, assertion(authenticator, challenge))).isEqualTo(Result.ok(1L));
    }

    @Test
    void refusesToRegisterForAnotherChallengeOrOriginOrHost() {
        assertThat(verification.register(anyChallenge(), attestation(authenticator))).isEmpty();
        var elsewhere = new SoftwareAuthenticator(HOST, "https://evil.example");
        assertThat(verification.register(challenge, attestation(elsewhere))).isEmpty();
        var other = new SoftwareAuthenticator("evil.example", ORIGIN);
        assertThat(verification.register(challenge, attestation(other))).isEmpty();
    }

    @Test
    void refusesWhatIsNoAttestationAtAll() {
        var real = attestation(authenticator);
        for (String nonsense : List.of("", "AA", "e30", "_-_-", "oWNmbXQ")) {
            assertThat(
                            verification.register(
                                    challenge,
                                    new Attestation(real.clientDataJson(), nonsense, List.of())))
                    .isEmpty();
            assertThat(
                            verification.register(
                                    challenge,
                                    new Attestation(nonsense, real.attestationObject(), List.of())))
                    .isEmpty();
        }
    }

    @Test
    void refusesASignatureOverAnotherChallenge() {
        assertThat(verify(registered(), assertion(authenticator, anyChallenge())))
                .isEqualTo(Result.err(Doubt.INVALID));
    }

    @Test
    void refusesTheSignatureOfAnotherKey() {
        var other = new SoftwareAuthenticator(HOST, ORIGIN);

        assertThat(verify(registered(), assertion(other, challenge)))
                .isEqualTo(Result.err(Doubt.INVALID));
    }

    @Test
    void refusesAnAssertionThatWasTamperedWith() {
        var passkey = registered();
        var real = assertion(authenticator, challenge);

        assertThat(
                        verify(
                                passkey,
                                new Assertion(
                                        real.credentialId(),
                                        real.clientDataJson(),
                                        real.authenticatorData(),
                                        "AAAA")))
                .isEqualTo(Result.err(Doubt.INVALID));
        assertThat(verify(passkey, new Assertion(real.credentialId(), "AA", "AA", "AA")))
                .isEqualTo(Result.err(Doubt.INVALID));
    }

    @Test
    void asksForAVerifiedUserWhereThatIsNeeded() {
        var passkey = registered();
        authenticator.verifiesNobody();
        var assertion = assertion(authenticator, challenge);

        assertThat(verification.verify(challenge, assertion, passkey, true))
                .isEqualTo(Result.err(Doubt.INVALID));
        assertThat(verification.verify(challenge, assertion, passkey, false))
                .isEqualTo(Result.ok(1L));
    }

    @Test
    void suspectsACopyWhenTheCounterGoesBack() {
        authenticator.turnCounterTo(41);
        var passkey = registered();
        authenticator.turnCounterTo(7);

        assertThat(verify(passkey, assertion(authenticator, challenge)))
                .isEqualTo(Result.err(Doubt.CLONED));
    }
}
