package com.dashtam.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class AuthenticatorAppTest {

    /** The secret of RFC 6238, appendix B. */
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    private static AuthenticatorApp at(long second) {
        return new AuthenticatorApp(SECRET, InstantSource.fixed(Instant.ofEpochSecond(second)));
    }

    @Test
    void showsTheCodesOfTheStandard() {
        assertThat(at(59).nextCode()).isEqualTo("287082");
        assertThat(at(1_111_111_111).nextCode()).isEqualTo("050471");
    }

    @Test
    void showsNoCodeTwiceAndSaysWhenTheNextIsTaken() {
        var app = at(1_111_111_111);

        assertThat(app.nextCode()).isEqualTo("050471");
        assertThat(app.isNextCodeDue()).isTrue();
        assertThat(app.nextCode()).isNotEqualTo("050471");
        assertThat(app.isNextCodeDue()).isFalse();
    }
}
