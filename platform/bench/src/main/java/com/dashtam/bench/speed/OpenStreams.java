package com.dashtam.bench.speed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Streams of events that one thread reads, and that stay open. */
final class OpenStreams implements AutoCloseable {

    private static final int BUFFER_BYTES = 16_384;
    private static final int PATIENCE_SECONDS = 30;
    private static final String OPENED = "HTTP/1.1 200";

    /** What the first and the last stream saw of one event, in nanoTime. */
    record Seen(long first, long last) {}

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final CountDownLatch opened;
    private final int streams;
    private final Map<UUID, Arrival> awaited = new ConcurrentHashMap<>();
    private final Thread reader;

    /** Opens all of them, and returns when each has its first frame. */
    OpenStreams(URI gateway, List<String> tokens) throws IOException, InterruptedException {
        this.streams = tokens.size();
        this.opened = new CountDownLatch(streams);
        this.reader = Thread.ofPlatform().name("streams").unstarted(this::read);
        reader.start();
        URI target = gateway.resolve("api/v1/events");
        for (String token : tokens) {
            byte[] request =
                    Wire.get(
                            target,
                            Map.of(
                                    "Authorization",
                                    "Bearer " + token,
                                    "Accept",
                                    "text/event-stream"));
            open(target.getPort(), request);
        }
        if (!opened.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(opened.getCount() + " streams were not opened");
        }
    }

    private void open(int port, byte[] request) throws IOException {
        var channel =
                SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.socket().setTcpNoDelay(true);
        channel.write(ByteBuffer.wrap(request));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new Received());
        selector.wakeup();
    }

    /** What has come on one stream and is not yet a whole frame. */
    private static final class Received {

        private final StringBuilder text = new StringBuilder();
        private boolean open;
    }

    private static final class Arrival {

        private final CountDownLatch left;
        private volatile long first;
        private volatile long last;

        Arrival(int streams) {
            this.left = new CountDownLatch(streams);
        }

        void came(long now) {
            if (first == 0) {
                first = now;
            }
            last = now;
            left.countDown();
        }
    }

    /** When an event had come to all streams; events that came before the question count. */
    Seen await(UUID event) throws InterruptedException {
        Arrival arrival = arrival(event);
        if (!arrival.left.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(
                    arrival.left.getCount() + " streams did not get an event");
        }
        awaited.remove(event);
        return new Seen(arrival.first, arrival.last);
    }

    private Arrival arrival(UUID event) {
        return awaited.computeIfAbsent(event, id -> new Arrival(streams));
    }

    private void read() {
        try {
            while (selector.isOpen()) {
                selector.select(this::receive);
            }
        } catch (java.nio.channels.ClosedSelectorException over) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void receive(SelectionKey key) {
        try {
            buffer.clear();
            if (((SocketChannel) key.channel()).read(buffer) < 0) {
                key.cancel();
                return;
            }
            long now = System.nanoTime();
            Received received = (Received) key.attachment();
            received.text.append(StandardCharsets.UTF_8.decode(buffer.flip()));
            if (received.open) {
                frames(received.text, now);
            } else if (received.text.indexOf("retry:") > 0) {
                begin(received);
            }
        } catch (IOException hungUp) {
            key.cancel();
        }
    }

    private void begin(Received received) {
        if (!received.text.toString().startsWith(OPENED)) {
            throw new IllegalStateException("a stream was refused: " + received.text);
        }
        received.text.setLength(0);
        received.open = true;
        opened.countDown();
    }

    /** Each event begins with its id, and ends with an empty line. */
    private void frames(StringBuilder text, long now) {
        int end = text.indexOf("\n\n");
        while (end >= 0) {
            int id = text.indexOf("id: ");
            if (id >= 0 && id < end) {
                int from = id + "id: ".length();
                arrival(UUID.fromString(text.substring(from, text.indexOf("\n", from)))).came(now);
            }
            text.delete(0, end + 2);
            end = text.indexOf("\n\n");
        }
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
