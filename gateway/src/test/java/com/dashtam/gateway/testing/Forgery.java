package com.dashtam.gateway.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/** A token put together by hand, as no library would; what is not changed is as it should be. */
public record Forgery(Map<String, Object> header, Map<String, Object> claims) {

    private static final JsonMapper JSON = JsonMapper.shared();

    public Forgery with(String member, Object value) {
        return new Forgery(changed(header, member, value), claims);
    }

    public Forgery claiming(String claim, Object value) {
        return new Forgery(header, changed(claims, claim, value));
    }

    private static Map<String, Object> changed(
            Map<String, Object> members, String name, Object value) {
        var copy = new TreeMap<>(members);
        copy.put(name, value);
        return copy;
    }

    /** Signed with RS256, whatever the header says. */
    public String signedBy(KeyPair keys) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(content().getBytes(US_ASCII));
            return content() + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signed with HS256, whatever the header says. */
    public String signedWith(byte[] secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return content() + "." + base64(mac.doFinal(content().getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without a signature, but with the dot before it. */
    public String unsigned() {
        return content() + ".";
    }

    private String content() {
        return base64(JSON.writeValueAsString(header).getBytes(UTF_8))
                + "."
                + base64(JSON.writeValueAsString(claims).getBytes(UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
