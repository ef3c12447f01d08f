package com.dashtam.identity.domain.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TokensTest {

    private final RandomGenerator random = RandomGenerator.getDefault();

    @Test
    void mintsRefreshTokensOf32BytesInBase64Url() {
        assertThat(RefreshToken.mint(random).value()).matches("[A-Za-z0-9_-]{43}");
        assertThat(RefreshToken.mint(random)).isNotEqualTo(RefreshToken.mint(random));
    }

    @Test
    void mintsOneTimeTokensOf64HexCharacters() {
        assertThat(OneTimeToken.mint(random).value()).matches("[0-9a-f]{64}");
        assertThat(OneTimeToken.mint(random)).isNotEqualTo(OneTimeToken.mint(random));
    }

    @Test
    void readsOnlyWhatHasTheirShape() {
        var refresh = RefreshToken.mint(random);
        var once = OneTimeToken.mint(random);
        assertThat(RefreshToken.parse(refresh.value())).contains(refresh);
        assertThat(OneTimeToken.parse(once.value())).contains(once);
        assertThat(RefreshToken.parse("too-short")).isEmpty();
        assertThat(RefreshToken.parse("with spaces in it, so no token")).isEmpty();
        assertThat(OneTimeToken.parse(once.value().substring(1))).isEmpty();
        assertThat(OneTimeToken.parse("g".repeat(64))).isEmpty();
    }

    @Test
    void doNotExistInAnotherShape() {
        assertThatThrownBy(() -> new RefreshToken("?"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OneTimeToken("?"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void areKeptAsTheirSha256() {
        var hash = TokenHash.of("abc");
        assertThat(hash.hex())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(TokenHash.of(hash.bytes())).isEqualTo(hash);
        assertThat(hash.fingerprint()).isEqualTo("ba7816bf8f01cfea");
    }

    @Test
    void doNotPrintThemselves() {
        var refresh = RefreshToken.mint(random);
        var once = OneTimeToken.mint(random);
        assertThat(refresh.toString()).doesNotContain(refresh.value());
        assertThat(once.toString()).doesNotContain(once.value());
        assertThat(new SignedToken("a.b.c", AccessGrant.LIFE).toString()).doesNotContain("a.b.c");
        assertThat(new SealedToken("c2VhbGVk").toString()).doesNotContain("c2VhbGVk");
    }
}
