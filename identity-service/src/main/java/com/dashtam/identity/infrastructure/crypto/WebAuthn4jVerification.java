package com.dashtam.identity.infrastructure.crypto;

import com.dashtam.identity.domain.mfa.Assertion;
import com.dashtam.identity.domain.mfa.Attestation;
import com.dashtam.identity.domain.mfa.Passkey;
import com.dashtam.identity.domain.mfa.PasskeyVerification;
import com.dashtam.identity.domain.mfa.RelyingParty;
import com.dashtam.identity.domain.mfa.WebAuthnChallenge;
import com.dashtam.kernel.result.Result;
import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ceremonies of WebAuthn by webauthn4j. Attestation is not asked for: any authenticator that a
 * user trusts will do.
 */
final class WebAuthn4jVerification implements PasskeyVerification {

    private static final Logger log = LoggerFactory.getLogger(WebAuthn4jVerification.class);

    private static final List<PublicKeyCredentialParameters> ALGORITHMS =
            List.of(
                    offered(COSEAlgorithmIdentifier.ES256),
                    offered(COSEAlgorithmIdentifier.EdDSA),
                    offered(COSEAlgorithmIdentifier.RS256));

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager manager =
            WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter credentials =
            new AttestedCredentialDataConverter(converter);
    private final Set<Origin> origins;
    private final String relyingParty;

    WebAuthn4jVerification(RelyingParty relyingParty) {
        this.origins = relyingParty.origins().stream().map(Origin::new).collect(Collectors.toSet());
        this.relyingParty = relyingParty.id();
    }

    private static PublicKeyCredentialParameters offered(COSEAlgorithmIdentifier algorithm) {
        return new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm);
    }

    @Override
    public Optional<Credential> register(WebAuthnChallenge challenge, Attestation attestation) {
        try {
            var request =
                    new RegistrationRequest(
                            decode(attestation.attestationObject()),
                            decode(attestation.clientDataJson()));
            var parameters = new RegistrationParameters(server(challenge), ALGORITHMS, false, true);
            return credential(manager.verify(request, parameters));
        } catch (RuntimeException e) {
            tellDisbelief(e);
            return Optional.empty();
        }
    }

    private Optional<Credential> credential(RegistrationData registration) {
        return Optional.ofNullable(registration.getAttestationObject())
                .map(attestation -> attestation.getAuthenticatorData())
                .flatMap(data ->
                        Optional.ofNullable(data.getAttestedCredentialData())
                                .map(attested ->
                                        new Credential(
                                                encode(attested.getCredentialId()),
                                                encode(credentials.convert(attested)),
                                                data.getSignCount())));
    }

    @Override
    public Result<Long, Doubt> verify(
            WebAuthnChallenge challenge,
            Assertion assertion,
            Passkey passkey,
            boolean userVerified) {
        try {
            var request =
                    new AuthenticationRequest(
                            decode(assertion.credentialId()),
                            decode(assertion.authenticatorData()),
                            decode(assertion.clientDataJson()),
                            decode(assertion.signature()));
            var parameters =
                    new AuthenticationParameters(
                            server(challenge), record(passkey), null, userVerified, true);
            var verified = manager.verify(request, parameters);
            return Optional.ofNullable(verified.getAuthenticatorData())
                    .<Result<Long, Doubt>>map(data -> Result.ok(data.getSignCount()))
                    .orElseGet(() -> Result.err(Doubt.INVALID));
        } catch (MaliciousCounterValueException e) {
            return Result.err(Doubt.CLONED);
        } catch (RuntimeException e) {
            tellDisbelief(e);
            return Result.err(Doubt.INVALID);
        }
    }

    /**
     * The library reads what strangers send, and fails on it in more ways than it declares; none of
     * them is our fault.
     */
    private static void tellDisbelief(RuntimeException cause) {
        log.debug("a passkey is not believed: {}", cause.getClass().getSimpleName());
    }

    private CredentialRecordImpl record(Passkey passkey) {
        return new CredentialRecordImpl(
                null,
                null,
                null,
                null,
                passkey.signatures(),
                credentials.convert(decode(passkey.credential())),
                null,
                null,
                null,
                null);
    }

    private ServerProperty server(WebAuthnChallenge challenge) {
        return new ServerProperty(
                origins, relyingParty, new DefaultChallenge(decode(challenge.base64Url())));
    }

    private static byte[] decode(String base64Url) {
        return Base64.getUrlDecoder().decode(base64Url);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
