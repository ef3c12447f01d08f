package com.dashtam.bench.speed;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * One kept connection (HTTP/1.1) to this machine, with as little work on this side as can be: both
 * cores belong to those that are measured.
 */
final class Wire implements AutoCloseable {

    private static final int BUFFER_BYTES = 16_384;
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final int NO_CONTENT = 204;
    private static final int STATUS_FROM = "HTTP/1.1 ".length();
    private static final int STATUS_TO = STATUS_FROM + 3;

    /** What came back; its body is JSON. */
    record Answer(int status, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** Of a field that is text without escapes, as ids and tokens are. */
        String field(String name) throws IOException {
            String text = text();
            String before = "\"" + name + "\":\"";
            int from = text.indexOf(before);
            if (from < 0) {
                throw new IOException("an answer with status " + status + " has no " + name);
            }
            return text.substring(
                    from + before.length(), text.indexOf('"', from + before.length()));
        }

        Answer expect(int wanted) throws IOException {
            if (status != wanted) {
                throw new IOException("status " + status + " in place of " + wanted);
            }
            return this;
        }

        /** Without the body, which may hold tokens. */
        @Override
        public String toString() {
            return "an answer with status " + status;
        }
    }

    private final Socket socket;
    private final InputStream in;

    Wire(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
    }

    static byte[] get(URI target, Map<String, String> headers) {
        return bytes(head("GET", target, headers) + "\r\n");
    }

    static byte[] post(URI target, Map<String, String> headers, String json) {
        byte[] body = bytes(json);
        String fields =
                "Content-Type: application/json\r\nContent-Length: " + body.length + END_OF_HEAD;
        return bytes(head("POST", target, headers) + fields + json);
    }

    private static String head(String method, URI target, Map<String, String> headers) {
        StringBuilder head = new StringBuilder(method).append(' ').append(target.getRawPath());
        head.append(" HTTP/1.1\r\nHost: ").append(target.getAuthority()).append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    Answer send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        return read(in);
    }

    /**
     * The next answer.
     *
     * @throws IOException also where the answer tells no length
     */
    static Answer read(InputStream in) throws IOException {
        String head = readHead(in);
        if (head.length() < STATUS_TO) {
            throw new IOException("no answer: " + head);
        }
        int status = Integer.parseInt(head.substring(STATUS_FROM, STATUS_TO));
        String lower = head.toLowerCase(Locale.ROOT);
        return new Answer(status, status == NO_CONTENT ? new byte[0] : readBody(lower, in));
    }

    private static byte[] readBody(String head, InputStream in) throws IOException {
        return head.contains("transfer-encoding: chunked")
                ? readChunks(in)
                : in.readNBytes(Integer.parseInt(field(head, "content-length: ")));
    }

    private static byte[] readChunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int size;
        do {
            size = Integer.parseInt(readLine(in), 16);
            body.write(in.readNBytes(size));
            in.skipNBytes(2);
        } while (size > 0);
        return body.toByteArray();
    }

    private static String readLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\r'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the connection was closed within a chunk");
            }
            line.append((char) next);
        }
        in.skipNBytes(1);
        return line.toString();
    }

    private static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < END_OF_HEAD.length()
                || head.indexOf(END_OF_HEAD, head.length() - END_OF_HEAD.length()) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the connection was closed after: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static String field(String head, String name) throws IOException {
        int from = head.indexOf(name);
        if (from < 0) {
            throw new IOException("no " + name + "in " + head);
        }
        return head.substring(from + name.length(), head.indexOf('\r', from));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
