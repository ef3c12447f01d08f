package com.dashtam.gateway.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;

/** Speaks HTTP by hand, for what no client library would send. */
public final class RawHttp {

    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int MAX_ANSWER = 64 * 1024;

    /** A whole answer, the connection being closed after it. */
    public record Answer(String text) {

        public int status() {
            return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
        }

        public String body() {
            int end = text.indexOf("\r\n\r\n");
            return end < 0 ? "" : text.substring(end + 4);
        }
    }

    private RawHttp() {}

    /** Sends lines joined by CRLF, then a blank line, and reads until the server closes. */
    public static Answer lines(int port, String... lines) {
        return send(port, String.join("\r\n", lines) + "\r\n\r\n");
    }

    /** Sends requests at once and reads as many status lines as there are requests. */
    public static List<String> statusLines(int port, String... requests) {
        try (var socket = connect(port);
                var reader =
                        new BufferedReader(
                                new InputStreamReader(socket.getInputStream(), ISO_8859_1))) {
            socket.getOutputStream().write(String.join("", requests).getBytes(ISO_8859_1));
            return reader.lines()
                    .filter(line -> line.contains("HTTP/1.1 "))
                    .map(line -> line.substring(line.indexOf("HTTP/1.1 ")))
                    .limit(requests.length)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Socket connect(int port) throws IOException {
        var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return socket;
    }

    public static Answer send(int port, String bytes) {
        try (var socket = connect(port)) {
            socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return new Answer(
                    new String(socket.getInputStream().readNBytes(MAX_ANSWER), ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
