package com.dashtam.identity.infrastructure.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.dashtam.identity.domain.export.DataExport;
import com.dashtam.identity.infrastructure.persistence.ArchiveSeal;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * AES-256-GCM under a key that HKDF-SHA-256 (RFC 5869) makes from the service's sealing key, bound
 * to the export and its user.
 */
final class HkdfArchiveSeal implements ArchiveSeal {

    private static final byte[] PURPOSE = "dashtam data export v1".getBytes(US_ASCII);
    private static final int KEY_BYTES = 32;

    private final AesGcmJce cipher;

    HkdfArchiveSeal(byte[] sealingKey) {
        try {
            var parameters =
                    HKDFParameterSpec.ofExtract().addIKM(sealingKey).thenExpand(PURPOSE, KEY_BYTES);
            this.cipher = new AesGcmJce(KDF.getInstance("HKDF-SHA256").deriveData(parameters));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] close(DataExport export, byte[] archive) {
        try {
            return cipher.encrypt(archive, boundTo(export));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an archive could not be sealed", e);
        }
    }

    @Override
    public byte[] open(DataExport export, byte[] sealed) {
        try {
            return cipher.decrypt(sealed, boundTo(export));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a sealed archive does not open", e);
        }
    }

    private static byte[] boundTo(DataExport export) {
        return (export.id() + " of " + export.userId()).getBytes(US_ASCII);
    }
}
