package com.dashtam.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class IdentityCompositionTest {

    /** {@link ArchitectureTest} keeps use cases and domain from having another. */
    @Test
    void drawsTokensAndCodesFromACryptographicallySecureSource() {
        assertThat(new IdentityComposition().random()).isExactlyInstanceOf(SecureRandom.class);
    }
}
