package com.dashtam.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientTest {

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.7", "2001:db8::7", "::1"})
    void keepsAddresses(String ip) {
        assertThat(Client.of(ip, null).ip()).contains(ip);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "203.0.113.7, 10.0.0.1", "1.2.3.4:80", "fe80::1%eth0"})
    void dropsWhatIsNoAddress(String ip) {
        assertThat(Client.of(ip, null).ip()).isEmpty();
    }

    @Test
    void cutsALongUserAgent() {
        var client = Client.of(null, "a".repeat(10_000));

        assertThat(client.userAgent()).hasValueSatisfying(a -> assertThat(a).hasSize(512));
    }

    @Test
    void removesControlCharactersFromAUserAgent() {
        assertThat(Client.of(null, "a\r\nb\u0000c").userAgent()).contains("abc");
    }

    @Test
    void hasNoUserAgentWhenItIsBlank() {
        assertThat(Client.of(null, " ").userAgent()).isEmpty();
        assertThat(Client.of(null, null).userAgent()).isEmpty();
    }
}
