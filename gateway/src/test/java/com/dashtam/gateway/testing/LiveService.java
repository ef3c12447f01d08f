package com.dashtam.gateway.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;

/** A service played by the test itself, line by line, over a connection of its own a request. */
public final class LiveService implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int BACKLOG = 8;

    private final ServerSocket socket;

    private LiveService(ServerSocket socket) {
        this.socket = socket;
    }

    public static LiveService start() {
        try {
            var socket = new ServerSocket(0, BACKLOG, InetAddress.ofLiteral("127.0.0.1"));
            socket.setSoTimeout(TIMEOUT_MILLIS);
            return new LiveService(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    /** Waits for the next connection. */
    public Conversation accept() {
        try {
            var connection = socket.accept();
            connection.setSoTimeout(TIMEOUT_MILLIS);
            return new Conversation(connection);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

    /** One connection with the gateway. */
    public record Conversation(Socket socket) implements AutoCloseable {

        /** Reads the head of a request, and asserts nothing. */
        public String readHead() {
            return readUntil("\r\n\r\n");
        }

        /** Reads up to and with this text. */
        public String readUntil(String end) {
            var read = new StringBuilder();
            try {
                while (read.indexOf(end) < 0) {
                    int next = socket.getInputStream().read();
                    if (next < 0) {
                        throw new IOException("the gateway hung up after: " + read);
                    }
                    read.append((char) next);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return read.toString();
        }

        public Conversation write(String... pieces) {
            try {
                socket.getOutputStream().write(String.join("\r\n", pieces).getBytes(ISO_8859_1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return this;
        }

        /** Whether the gateway hangs up, within the time that a test is patient. */
        public boolean isLeft() {
            try {
                while (socket.getInputStream().read() >= 0) {}
                return true;
            } catch (java.net.SocketTimeoutException e) {
                return false;
            } catch (IOException e) {
                // A reset is leaving, too.
                return true;
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

    /** A field of a head, empty where it is not there. */
    public static String field(String head, String name) {
        var prefix = name.toLowerCase(Locale.ROOT) + ":";
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                .map(line -> line.substring(prefix.length()).strip())
                .findFirst()
                .orElse("");
    }
}
