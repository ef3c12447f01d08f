package com.dashtam.sandbox.notice;

import java.net.URI;
import java.util.Base64;
import java.util.Optional;

/**
 * What the bank needs to tell of things.
 *
 * @param secret base64 of the key under its notices; without one it tells nobody anything
 * @param url where notices about all customers go; absent for none, but for those customers whose
 *     notices an admin call directs somewhere
 */
public record NoticeSettings(Optional<String> secret, Optional<URI> url) {
    private static final int MIN_KEY_BYTES = 24;

    public static final NoticeSettings NONE =
            new NoticeSettings(Optional.empty(), Optional.empty());

    public NoticeSettings {
        if (url.isPresent() && secret.isEmpty()) {
            throw new IllegalArgumentException("notices need a secret to be signed with");
        }
        url.ifPresent(NoticeSettings::requireWebAddress);
        if (secret.map(Base64.getDecoder()::decode).filter(NoticeSettings::isShort).isPresent()) {
            throw new IllegalArgumentException("the secret for notices is too short");
        }
    }

    /** Whether notices can be sent there. */
    public static boolean isWebAddress(URI url) {
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        return web && url.getHost() != null;
    }

    static void requireWebAddress(URI url) {
        if (!isWebAddress(url)) {
            throw new IllegalArgumentException("notices go to an http address: " + url);
        }
    }

    private static boolean isShort(byte[] key) {
        return key.length < MIN_KEY_BYTES;
    }

    @Override
    public String toString() {
        return "NoticeSettings[" + url + "]";
    }
}
