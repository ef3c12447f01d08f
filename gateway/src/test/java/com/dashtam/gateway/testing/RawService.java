package com.dashtam.gateway.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A broken service: answers every request with the same bytes, and hangs up. */
public final class RawService implements AutoCloseable {

    private static final int BACKLOG = 8;

    private final ServerSocket socket;

    private RawService(ServerSocket socket) {
        this.socket = socket;
    }

    public static RawService answering(String bytes) {
        try {
            var service =
                    new RawService(
                            new ServerSocket(0, BACKLOG, InetAddress.ofLiteral("127.0.0.1")));
            Thread.ofVirtual().start(() -> service.serve(bytes));
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    private void serve(String bytes) {
        while (!socket.isClosed()) {
            try (var client = socket.accept();
                    var request =
                            new BufferedReader(
                                    new InputStreamReader(client.getInputStream(), ISO_8859_1))) {
                for (var line = request.readLine();
                        line != null && !line.isEmpty();
                        line = request.readLine()) {}
                client.getOutputStream().write(bytes.getBytes(ISO_8859_1));
            } catch (IOException e) {
                // The gateway has hung up, or the test is over.
            }
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
