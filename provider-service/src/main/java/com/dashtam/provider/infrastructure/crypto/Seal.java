package com.dashtam.provider.infrastructure.crypto;

import com.dashtam.provider.domain.credential.SealingKeys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Envelope encryption: each value has an AES-256-GCM key of its own, which is wrapped by the
 * keyset's primary key and stored with it. The wrapped key names the key that wrapped it, so a
 * keyset may hold older keys beside the primary and everything stays readable while keys rotate.
 * Where a value names a key that is not known, the keyset is read anew: another instance may have
 * read a newer one.
 */
public final class Seal implements SealingKeys {

    /** Where the wrapping key's id is in a sealed value: after a length and a byte of version. */
    public static final int KEY_ID_OFFSET = Integer.BYTES + 1;

    private static final Logger log = LoggerFactory.getLogger(Seal.class);

    private final Supplier<String> keyset;
    private volatile Keyring keyring;

    private Seal(Supplier<String> keyset, Keyring keyring) {
        this.keyset = keyset;
        this.keyring = keyring;
    }

    /**
     * @param keyset a Tink keyset in JSON with AES256-GCM keys
     * @throws GeneralSecurityException when the text is not one
     */
    public static Seal of(String keyset) throws GeneralSecurityException {
        return new Seal(() -> keyset, Keyring.of(keyset));
    }

    /**
     * @param keyset gives the keyset as it is now, in base64
     * @throws GeneralSecurityException when it gives none
     */
    public static Seal reading(Supplier<String> keyset) throws GeneralSecurityException {
        Supplier<String> json = () -> decoded(keyset.get());
        return new Seal(json, Keyring.of(json.get()));
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64.strip()), StandardCharsets.UTF_8);
    }

    @Override
    public boolean reload() {
        try {
            keyring = Keyring.of(keyset.get());
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            // Of the cause the class alone: its message may quote the keyset.
            log.error("the keyset cannot be read: {}", e.getClass().getName());
            return false;
        }
    }

    @Override
    public int primary() {
        return keyring.primary();
    }

    /** The same as it stands in what is sealed with it, from {@link #KEY_ID_OFFSET} on. */
    public byte[] primaryKeyBytes() {
        return ByteBuffer.allocate(Integer.BYTES).putInt(primary()).array();
    }

    /**
     * @param context what the value belongs to; it opens with the same context alone
     */
    public byte[] close(byte[] plain, byte[] context) {
        try {
            return keyring.aead().encrypt(plain, context);
        } catch (GeneralSecurityException e) {
            throw new SealBrokenException("a value could not be sealed", false, e);
        }
    }

    /**
     * @throws SealBrokenException when it was changed, belongs elsewhere, or its key is gone
     */
    public byte[] open(byte[] sealed, byte[] context) {
        boolean known = keyring.knowsKeyOf(sealed) || reload() && keyring.knowsKeyOf(sealed);
        try {
            return keyring.aead().decrypt(sealed, context);
        } catch (GeneralSecurityException e) {
            throw new SealBrokenException("a sealed value could not be opened", !known, e);
        }
    }
}
