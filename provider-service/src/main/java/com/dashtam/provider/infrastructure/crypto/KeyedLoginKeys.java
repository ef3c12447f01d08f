package com.dashtam.provider.infrastructure.crypto;

import com.dashtam.platform.secrets.KeyedHash;
import com.dashtam.provider.domain.connection.LoginKeys;
import com.dashtam.provider.domain.institution.Slug;
import java.util.Collection;
import java.util.TreeSet;

/** Login keys by HMAC: some institutions identify accounts by numbers that can be guessed. */
public final class KeyedLoginKeys implements LoginKeys {

    /** What the hash is for. */
    public static final String PURPOSE = "login";

    private final KeyedHash hash;

    public KeyedLoginKeys(KeyedHash hash) {
        this.hash = hash;
    }

    @Override
    public String of(Slug slug, Collection<String> accountIds) {
        var text = new StringBuilder(slug.value());
        // Lengths first, so that no identifier can be read as two.
        new TreeSet<>(accountIds)
                .forEach(id -> text.append('\n').append(id.length()).append(':').append(id));
        return hash.hex(text.toString());
    }
}
