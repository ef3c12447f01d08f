package com.dashtam.testing.passkey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * An authenticator with one passkey: an ES256 key, no attestation, and a counter that may be turned
 * back as that of a copy would be. It speaks as WebAuthn Level 3, sections 6.1 and 6.5, demand.
 */
public final class SoftwareAuthenticator {

    private static final int USER_PRESENT = 0x01;
    private static final int USER_VERIFIED = 0x04;
    private static final int CREDENTIAL_INCLUDED = 0x40;
    private static final int AAGUID_BYTES = 16;
    private static final int COORDINATE_BYTES = 32;

    private final String relyingParty;
    private final String origin;
    private final byte[] credentialId = new byte[16];
    private final KeyPair key;
    private int counter;
    private boolean verifiesUsers = true;

    public SoftwareAuthenticator(String relyingParty, String origin) {
        this.relyingParty = relyingParty;
        this.origin = origin;
        new SecureRandom().nextBytes(credentialId);
        this.key = newKey();
    }

    private static KeyPair newKey() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A new passkey; both in base64url. */
    public record Created(String clientDataJson, String attestationObject) {}

    /** A signature; all in base64url. */
    public record Signed(
            String credentialId,
            String clientDataJson,
            String authenticatorData,
            String signature) {}

    public void verifiesNobody() {
        verifiesUsers = false;
    }

    public void turnCounterTo(int count) {
        counter = count;
    }

    /** What {@code navigator.credentials.create} gives. */
    public Created create(String challenge) {
        return new Created(
                clientData("webauthn.create", challenge), base64Url(attestationObject()));
    }

    /** What {@code navigator.credentials.get} gives. */
    public Signed sign(String challenge) {
        counter++;
        String clientData = clientData("webauthn.get", challenge);
        byte[] data = authenticatorData(0, new byte[0]);
        return new Signed(
                base64Url(credentialId), clientData, base64Url(data), sign(data, clientData));
    }

    private String clientData(String type, String challenge) {
        String json =
                "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                        .formatted(type, challenge, origin);
        return base64Url(json.getBytes(UTF_8));
    }

    private byte[] attestationObject() {
        byte[] data = authenticatorData(CREDENTIAL_INCLUDED, credential());
        var cbor = new ByteArrayOutputStream();
        cbor.writeBytes(hex("a363666d74646e6f6e656761747453746d74a0686175746844617461"));
        cbor.writeBytes(hex("59"));
        cbor.writeBytes(ByteBuffer.allocate(Short.BYTES).putShort((short) data.length).array());
        cbor.writeBytes(data);
        return cbor.toByteArray();
    }

    private byte[] authenticatorData(int moreFlags, byte[] credential) {
        int flags = USER_PRESENT | (verifiesUsers ? USER_VERIFIED : 0) | moreFlags;
        byte[] hash = sha256(relyingParty.getBytes(UTF_8));
        return ByteBuffer.allocate(hash.length + 1 + Integer.BYTES + credential.length)
                .put(hash)
                .put((byte) flags)
                .putInt(counter)
                .put(credential)
                .array();
    }

    private byte[] credential() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[AAGUID_BYTES]);
        bytes.writeBytes(
                ByteBuffer.allocate(Short.BYTES).putShort((short) credentialId.length).array());
        bytes.writeBytes(credentialId);
        bytes.writeBytes(coseKey());
        return bytes.toByteArray();
    }

    /** RFC 9053, section 7.1.1. */
    private byte[] coseKey() {
        var point = ((ECPublicKey) key.getPublic()).getW();
        var cose = new ByteArrayOutputStream();
        cose.writeBytes(hex("a5010203262001215820"));
        cose.writeBytes(coordinate(point.getAffineX()));
        cose.writeBytes(hex("225820"));
        cose.writeBytes(coordinate(point.getAffineY()));
        return cose.toByteArray();
    }

    private static byte[] coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[COORDINATE_BYTES];
        int length = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE_BYTES - length, length);
        return fixed;
    }

    private String sign(byte[] data, String clientData) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key.getPrivate());
            signature.update(data);
            signature.update(sha256(Base64.getUrlDecoder().decode(clientData)));
            return base64Url(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
