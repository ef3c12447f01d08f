package com.dashtam.provider.infrastructure.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.KmsEnvelopeAead;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The keys of a keyset as they were read once.
 *
 * @param primary the id of the key that closes; all of them open
 */
record Keyring(Aead aead, int primary, Set<Integer> keys) {

    /** Of what Tink puts before a ciphertext: a byte of version, then the key's id. */
    private static final byte TINK_PREFIX = 1;

    Keyring {
        keys = Set.copyOf(keys);
    }

    /**
     * @param keyset a Tink keyset in JSON with AES256-GCM keys
     * @throws GeneralSecurityException when the text is not one
     */
    static Keyring of(String keyset) throws GeneralSecurityException {
        AeadConfig.register();
        KeysetHandle handle =
                TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get());
        Aead wrapping = handle.getPrimitive(RegistryConfiguration.get(), Aead.class);
        Set<Integer> keys = new HashSet<>();
        for (int i = 0; i < handle.size(); i++) {
            keys.add(handle.getAt(i).getId());
        }
        return new Keyring(
                KmsEnvelopeAead.create(PredefinedAeadParameters.AES256_GCM, wrapping),
                handle.getPrimary().getId(),
                keys);
    }

    boolean knowsKeyOf(byte[] sealed) {
        OptionalInt key = keyOf(sealed);
        return key.isPresent() && keys.contains(key.getAsInt());
    }

    /** The id of the key that wrapped a value's own; absent when the bytes are no sealed value. */
    static OptionalInt keyOf(byte[] sealed) {
        try {
            var bytes = ByteBuffer.wrap(sealed);
            int wrappedLength = bytes.getInt();
            return wrappedLength > 0 && bytes.get() == TINK_PREFIX
                    ? OptionalInt.of(bytes.getInt())
                    : OptionalInt.empty();
        } catch (BufferUnderflowException e) {
            return OptionalInt.empty();
        }
    }
}
