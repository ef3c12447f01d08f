package com.dashtam.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class ClientTest {

    private static final URI GATEWAY = URI.create("http://localhost:1");

    @Test
    void callsFromAnAddressThatEverybodySpellsAlike() throws UnknownHostException {
        String address = Client.unknown(new Http(), GATEWAY).address();

        assertThat(InetAddress.getByName(address).getHostAddress()).isEqualTo(address);
        assertThat(address).doesNotContain("::");
    }

    @Test
    void callsFromAnotherAddressEachTime() {
        Http http = new Http();

        assertThat(Client.unknown(http, GATEWAY).address())
                .isNotEqualTo(Client.unknown(http, GATEWAY).address());
    }

    @Test
    void keepsItsTokenOutOfWhatIsPrinted() {
        assertThat(Client.unknown(new Http(), GATEWAY).with("secret").toString())
                .doesNotContain("secret");
    }
}
