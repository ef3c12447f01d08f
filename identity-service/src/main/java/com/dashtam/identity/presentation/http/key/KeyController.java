package com.dashtam.identity.presentation.http.key;

import com.dashtam.identity.application.key.GetKeySet;
import com.dashtam.identity.application.key.GetKeySetHandler;
import com.dashtam.identity.domain.key.SigningKey;
import com.dashtam.identity.presentation.http.api.KeyApi;
import com.dashtam.identity.presentation.http.model.KeySet;
import com.dashtam.identity.presentation.http.model.PublicKey;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** The key set over HTTP. */
@RestController
public final class KeyController implements KeyApi {

    private final GetKeySetHandler getKeySet;

    KeyController(GetKeySetHandler getKeySet) {
        this.getKeySet = getKeySet;
    }

    @Override
    public ResponseEntity<KeySet> getKeySet() {
        var keys = getKeySet.handle(new GetKeySet()).stream().map(KeyController::view).toList();
        return ResponseEntity.ok(new KeySet(keys));
    }

    private static PublicKey view(SigningKey key) {
        return new PublicKey(
                PublicKey.KtyEnum.RSA,
                PublicKey.UseEnum.SIG,
                PublicKey.AlgEnum.RS256,
                key.kid(),
                base64Url(key.publicKey().getModulus()),
                base64Url(key.publicKey().getPublicExponent()));
    }

    /** Base64urlUInt (RFC 7518, section 2): big-endian, without a leading zero octet. */
    private static String base64Url(BigInteger number) {
        byte[] octets = number.toByteArray();
        int start = octets.length > 1 && octets[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOfRange(octets, start, octets.length));
    }
}
