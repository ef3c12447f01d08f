package com.dashtam.identity.domain.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.identity.domain.token.TokenHash;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What every keeping of recovery codes does. */
public abstract class RecoveryCodesContract {

    protected abstract RecoveryCodes codes();

    protected abstract UUID anyUser();

    private List<TokenHash> given(UUID user) {
        var hashes =
                RecoveryCode.mintAll(RandomGenerator.getDefault()).stream()
                        .map(RecoveryCode::hash)
                        .toList();
        codes().replace(user, hashes);
        return hashes;
    }

    @Test
    void usesACodeOnce() {
        UUID user = anyUser();
        TokenHash code = given(user).getFirst();

        assertThat(codes().use(user, code)).isTrue();
        assertThat(codes().use(user, code)).isFalse();
        assertThat(codes().countLeft(user)).isEqualTo(9);
    }

    @Test
    void usesNobodyElsesCode() {
        UUID user = anyUser();
        TokenHash code = given(user).getFirst();
        UUID other = anyUser();
        given(other);

        assertThat(codes().use(other, code)).isFalse();
        assertThat(codes().use(anyUser(), code)).isFalse();
        assertThat(codes().countLeft(user)).isEqualTo(10);
    }

    @Test
    void replacesTheCodesBefore() {
        UUID user = anyUser();
        TokenHash old = given(user).getFirst();
        given(user);

        assertThat(codes().use(user, old)).isFalse();
        assertThat(codes().countLeft(user)).isEqualTo(10);
    }

    @Test
    void removesThemAll() {
        UUID user = anyUser();
        given(user);
        codes().removeAll(user);

        assertThat(codes().countLeft(user)).isZero();
    }
}
