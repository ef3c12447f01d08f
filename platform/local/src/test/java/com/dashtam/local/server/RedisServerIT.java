package com.dashtam.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RedisServerIT {

    private static final RedisServer SERVER =
            new RedisServer(Supervisor.temporary(), RedisServer.Settings.forTests());

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @Test
    void keepsItsKeysOverAKillAndARestart() throws IOException {
        assertThat(command("SET kept 42")).isEqualTo("+OK");

        SERVER.kill();
        assertThat(Ports.isOpen(SERVER.port())).isFalse();
        SERVER.start();

        assertThat(command("EXISTS kept")).isEqualTo(":1");
    }

    @Test
    void staysAsItIsWhenStartedTwice() throws IOException {
        assertThat(command("SET twice 1")).isEqualTo("+OK");

        SERVER.start();

        assertThat(command("EXISTS twice")).isEqualTo(":1");
    }

    @Test
    void namesTheTakenPortTheComponentAndTheVariable() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            RedisServer second =
                    new RedisServer(
                            Supervisor.temporary(), new RedisServer.Settings(taken.getLocalPort()));

            assertThatExceptionOfType(PortTaken.class)
                    .isThrownBy(second::start)
                    .withMessageContaining(Integer.toString(taken.getLocalPort()))
                    .withMessageContaining("redis")
                    .withMessageContaining("DASHTAM_REDIS_PORT");
        }
    }

    private static String command(String command) throws IOException {
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), SERVER.port())) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }
}
