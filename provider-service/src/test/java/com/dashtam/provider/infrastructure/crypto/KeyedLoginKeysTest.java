package com.dashtam.provider.infrastructure.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.platform.secrets.KeyedHash;
import com.dashtam.platform.secrets.Secret;
import com.dashtam.provider.domain.institution.Slug;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyedLoginKeysTest {

    private static final Slug BANK = new Slug("bank");

    private final KeyedLoginKeys keys = keys((byte) 1);

    @Test
    void isTheSameForTheSameAccountsInAnyOrder() {
        assertThat(keys.of(BANK, List.of("a", "b"))).isEqualTo(keys.of(BANK, List.of("b", "a")));
        assertThat(keys.of(BANK, List.of("a", "a"))).isEqualTo(keys.of(BANK, List.of("a")));
    }

    @Test
    void differsWithTheAccountsTheInstitutionAndTheSecret() {
        assertThat(
                        List.of(
                                keys.of(BANK, List.of("a")),
                                keys.of(BANK, List.of("a", "b")),
                                keys.of(BANK, List.of("a\n1:b")),
                                keys.of(BANK, List.of("ab")),
                                keys.of(new Slug("other"), List.of("a")),
                                keys((byte) 2).of(BANK, List.of("a"))))
                .doesNotHaveDuplicates();
    }

    @Test
    void showsNoIdentifier() {
        assertThat(keys.of(BANK, List.of("0012345678"))).doesNotContain("12345");
    }

    private static KeyedLoginKeys keys(byte fill) {
        var bytes = new byte[32];
        java.util.Arrays.fill(bytes, fill);
        var secret = new Secret(Base64.getEncoder().encodeToString(bytes));
        return new KeyedLoginKeys(KeyedHash.of(secret, KeyedLoginKeys.PURPOSE));
    }
}
