package com.dashtam.bench.speed;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The same request again and again over kept connections (HTTP/1.1), with as little work on this
 * side as can be: both cores belong to those that are measured.
 */
final class Load {

    private static final int BUFFER_BYTES = 16_384;
    private static final String END_OF_HEAD = "\r\n\r\n";

    /** What came of it; every answer had status 200. */
    record Result(double perSecond, Samples latency) {}

    private final URI target;
    private final byte[] request;

    Load(URI target, Map<String, String> headers) {
        this.target = target;
        StringBuilder head = new StringBuilder("GET " + target.getRawPath() + " HTTP/1.1\r\n");
        head.append("Host: ").append(target.getAuthority()).append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        this.request = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    Result run(int connections, Duration duration) throws InterruptedException {
        Samples latency = new Samples();
        long began = System.nanoTime();
        long end = began + duration.toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                running.add(threads.submit(() -> ask(end, latency)));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the load on " + target + " failed", e.getCause());
        }
        return new Result(latency.size() * 1e9 / (System.nanoTime() - began), latency);
    }

    private void ask(long end, Samples latency) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), target.getPort())) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
            while (System.nanoTime() < end) {
                long sent = System.nanoTime();
                socket.getOutputStream().write(request);
                readAnswer(in);
                latency.add(System.nanoTime() - sent);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void readAnswer(InputStream in) throws IOException {
        String head = readHead(in);
        if (!head.startsWith("HTTP/1.1 200")) {
            throw new IOException(head.lines().findFirst().orElse("no answer"));
        }
        String lower = head.toLowerCase(Locale.ROOT);
        if (lower.contains("transfer-encoding: chunked")) {
            skipChunks(in);
        } else {
            in.skipNBytes(Long.parseLong(field(lower, "content-length: ")));
        }
    }

    private static void skipChunks(InputStream in) throws IOException {
        int size;
        do {
            size = Integer.parseInt(readLine(in), 16);
            in.skipNBytes(size + 2L);
        } while (size > 0);
    }

    private static String readLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\r'; next = in.read()) {
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
}
