package com.dashtam.provider.infrastructure.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;

/**
 * Seals large values: each with a key of its own (AES-256-GCM), which a {@link Seal} seals. The two
 * are stored side by side, so that another key of the keyset can take over without the value being
 * read.
 */
public final class PageSeal {

    private final Seal keys;

    public PageSeal(Seal keys) throws GeneralSecurityException {
        AeadConfig.register();
        this.keys = keys;
    }

    /**
     * @param key what opens the value, itself sealed
     */
    @SuppressWarnings("ArrayRecordComponent") // stored, never compared
    public record Sealed(byte[] key, byte[] value) {}

    /**
     * @param context what the value belongs to; it opens with the same context alone
     */
    public Sealed close(byte[] plain, byte[] context) {
        try {
            KeysetHandle own = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            byte[] key = TinkProtoKeysetFormat.serializeKeyset(own, InsecureSecretKeyAccess.get());
            return new Sealed(keys.close(key, context), aead(own).encrypt(plain, context));
        } catch (GeneralSecurityException e) {
            throw new SealBrokenException("a value could not be sealed", false, e);
        }
    }

    /**
     * @throws SealBrokenException when either was changed, belongs elsewhere, or the key for the
     *     key is gone
     */
    public byte[] open(Sealed sealed, byte[] context) {
        byte[] key = keys.open(sealed.key(), context);
        try {
            return aead(TinkProtoKeysetFormat.parseKeyset(key, InsecureSecretKeyAccess.get()))
                    .decrypt(sealed.value(), context);
        } catch (GeneralSecurityException e) {
            throw new SealBrokenException("a sealed value could not be opened", false, e);
        }
    }

    private static Aead aead(KeysetHandle own) throws GeneralSecurityException {
        return own.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }
}
