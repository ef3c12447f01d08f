package com.dashtam.bench.peer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Requests over kept connections from one thread that does nothing else: each connection sends its
 * next request when the last is answered, taking them in turn from one list.
 */
public final class Flood {

    private static final int BUFFER_BYTES = 16 * 1024;
    private static final long SELECT_MILLIS = 100;

    private final InetSocketAddress target;
    private final List<byte[]> requests = new ArrayList<>();
    private int next;
    private long answered;

    /**
     * @param tokens one for each user
     */
    public Flood(URI target, List<String> tokens) {
        this.target = new InetSocketAddress(target.getHost(), target.getPort());
        for (String token : tokens) {
            requests.add(
                    ("GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n\r\n"
                                    .formatted(target.getRawPath(), target.getAuthority(), token))
                            .getBytes(StandardCharsets.US_ASCII));
        }
    }

    /**
     * @return answers; every one had status 200
     * @throws IOException if one had not
     */
    public long run(int connections, Duration duration) throws IOException {
        answered = 0;
        long end = System.nanoTime() + duration.toNanos();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < connections; i++) {
                SocketChannel channel = SocketChannel.open(target);
                channel.socket().setTcpNoDelay(true);
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ, ByteBuffer.allocate(BUFFER_BYTES));
                send(channel);
            }
            while (System.nanoTime() < end) {
                selector.select(Flood.this::receive, SELECT_MILLIS);
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
        return answered;
    }

    private void send(SocketChannel channel) throws IOException {
        ByteBuffer request = ByteBuffer.wrap(requests.get(next++ % requests.size()));
        while (request.hasRemaining()) {
            channel.write(request);
        }
    }

    private void receive(SelectionKey key) {
        try {
            ByteBuffer buffer = (ByteBuffer) key.attachment();
            SocketChannel channel = (SocketChannel) key.channel();
            if (channel.read(buffer) < 0) {
                throw new IOException(target + " hung up");
            }
            if (isComplete(buffer)) {
                buffer.clear();
                answered++;
                send(channel);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean isComplete(ByteBuffer buffer) throws IOException {
        String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        if (!text.startsWith("HTTP/1.1 200")) {
            throw new IOException(text.lines().findFirst().orElse("no answer"));
        }
        String head = text.substring(0, end).toLowerCase(Locale.ROOT) + "\r";
        int length = head.indexOf("content-length: ");
        if (length < 0) {
            throw new IOException("an answer without a length");
        }
        int from = length + "content-length: ".length();
        int bytes = Integer.parseInt(head.substring(from, head.indexOf('\r', from)));
        return buffer.position() >= end + 4 + bytes;
    }
}
