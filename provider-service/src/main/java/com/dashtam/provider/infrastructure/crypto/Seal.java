package com.dashtam.provider.infrastructure.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.KmsEnvelopeAead;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;

/**
 * Envelope encryption: each value has an AES-256-GCM key of its own, which is wrapped by the
 * keyset's primary key and stored with it. The wrapped key names the key that wrapped it, so a
 * keyset may hold older keys beside the primary and everything stays readable while keys rotate.
 */
public final class Seal {

    private final Aead aead;

    private Seal(Aead aead) {
        this.aead = aead;
    }

    /**
     * @param keyset a Tink keyset in JSON with AES256-GCM keys
     * @throws GeneralSecurityException when the text is not one
     */
    public static Seal of(String keyset) throws GeneralSecurityException {
        AeadConfig.register();
        KeysetHandle keys =
                TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get());
        Aead wrapping = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
        return new Seal(KmsEnvelopeAead.create(PredefinedAeadParameters.AES256_GCM, wrapping));
    }

    /**
     * @param context what the value belongs to; it opens with the same context alone
     */
    public byte[] close(byte[] plain, byte[] context) {
        try {
            return aead.encrypt(plain, context);
        } catch (GeneralSecurityException e) {
            throw new SealBrokenException("a value could not be sealed", e);
        }
    }

    /**
     * @throws SealBrokenException when it was changed, belongs elsewhere, or its key is gone
     */
    public byte[] open(byte[] sealed, byte[] context) {
        try {
            return aead.decrypt(sealed, context);
        } catch (GeneralSecurityException e) {
            throw new SealBrokenException("a sealed value could not be opened", e);
        }
    }
}
