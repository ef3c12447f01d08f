package com.dashtam.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressesTest {

    private static final InetAddress PROXY = address("10.0.0.1");

    private final ClientAddresses addresses =
            new ClientAddresses(List.of(" 10.0.0.0/8", "2001:db8::/32", ""));

    @Test
    void believesNobodyButItsProxies() {
        assertThat(addresses.clientOf(address("192.0.2.1"), List.of("203.0.113.7")))
                .isEqualTo(address("192.0.2.1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.7 | 203.0.113.7",
                "6.6.6.6, 203.0.113.7 | 203.0.113.7",
                "203.0.113.7, 10.1.2.3 | 203.0.113.7",
                "203.0.113.7:1234 | 203.0.113.7",
                "[2001:db9::1]:443 | 2001:db9::1",
                "2001:db9::1 | 2001:db9::1",
                "10.9.9.9, 10.1.2.3 | 10.9.9.9",
                "203.0.113.7, junk | 10.0.0.1",
                "junk, 10.1.2.3 | 10.1.2.3",
                "fe80::1%eth0 | 10.0.0.1",
                "'' | 10.0.0.1"
            })
    void readsFromTheRightToTheFirstStranger(String forwarded, String client) {
        assertThat(addresses.clientOf(PROXY, List.of(forwarded))).isEqualTo(address(client));
    }

    @Test
    void readsSeveralHeadersAsOneList() {
        assertThat(addresses.clientOf(PROXY, List.of("203.0.113.7", "10.2.2.2")))
                .isEqualTo(address("203.0.113.7"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.0/33", "10.0.0.0/-1", "::1/129", "proxy.example/8", "10.0.0.0/x"})
    void refusesWhatIsNoBlock(String block) {
        assertThatThrownBy(() -> new ClientAddresses(List.of(block)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "10.128.0.0/9, 10.127.0.1, false",
        "0.0.0.0/0, 203.0.113.7, true",
        "0.0.0.0/0, ::1, false",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false"
    })
    void knowsWhatABlockHolds(String block, String address, boolean inside) {
        assertThat(CidrBlock.parse(block).contains(address(address))).isEqualTo(inside);
    }

    private static InetAddress address(String text) {
        return InetAddress.ofLiteral(text);
    }
}
