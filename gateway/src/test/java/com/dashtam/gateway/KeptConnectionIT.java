package com.dashtam.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.gateway.testing.TestGateway;
import com.dashtam.gateway.testing.Tokens.Person;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptConnectionIT {

    private static final int TIMEOUT_MILLIS = 10_000;

    private final TestGateway gateway = TestGateway.shared();

    /**
     * The server that we stand on stops to read a connection when it answers a request that had to
     * wait for the one before without leaving the event loop (reactor-netty issue 4361).
     */
    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/health", "/api/v1/../v1/accounts", "/api/v1/accounts"})
    void goesOnAfterAnAnswerThatNeededNobodyElse(String path) throws IOException {
        try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), gateway.port());
                var answers =
                        new BufferedReader(
                                new InputStreamReader(socket.getInputStream(), ISO_8859_1))) {
            socket.setSoTimeout(TIMEOUT_MILLIS);

            write(socket, forwarded() + get(path));
            assertThat(statusLines(answers, 2)).hasSize(2).first().isEqualTo("HTTP/1.1 200 OK");
            write(socket, get(path));
            assertThat(statusLines(answers, 1)).hasSize(1);
            write(socket, forwarded());
            assertThat(statusLines(answers, 1)).containsExactly("HTTP/1.1 200 OK");
        }
    }

    private String forwarded() {
        return get("/api/v1/accounts")
                .replace(
                        "\r\n\r\n",
                        "\r\nAuthorization: Bearer "
                                + gateway.tokens().access(Person.anyUser())
                                + "\r\n\r\n");
    }

    private static String get(String path) {
        return "GET %s HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: %s\r\n\r\n"
                .formatted(path, TestGateway.anyAddress());
    }

    private static void write(Socket socket, String requests) throws IOException {
        socket.getOutputStream().write(requests.getBytes(ISO_8859_1));
    }

    private static List<String> statusLines(BufferedReader answers, int count) {
        return answers.lines()
                .filter(line -> line.contains("HTTP/1.1 "))
                .map(line -> line.substring(line.indexOf("HTTP/1.1 ")))
                .limit(count)
                .toList();
    }
}
