package com.dashtam.bench.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * A service that answers every GET with the same bytes, so that next to nothing of a measurement is
 * its own work. One thread, no parsing beyond the end of a head.
 */
public final class AnyService implements AutoCloseable {

    private static final String BODY =
            "{\"institutions\":[" + "{\"name\":\"Bank\"},".repeat(16) + "]}";
    private static final byte[] ANSWER =
            ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                            + BODY.length()
                            + "\r\n\r\n"
                            + BODY)
                    .getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Selector selector;
    private final ServerSocketChannel server;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final ByteBuffer answer = ByteBuffer.allocateDirect(ANSWER.length).put(ANSWER);

    private AnyService(Selector selector, ServerSocketChannel server) {
        this.selector = selector;
        this.server = server;
    }

    public static AnyService start() throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.configureBlocking(false);
        Selector selector = Selector.open();
        server.register(selector, SelectionKey.OP_ACCEPT);
        AnyService service = new AnyService(selector, server);
        Thread.ofPlatform().daemon().name("any-service").start(service::serve);
        return service;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.socket().getLocalPort());
    }

    private void serve() {
        try {
            while (selector.isOpen()) {
                selector.select(this::handle);
            }
        } catch (java.nio.channels.ClosedSelectorException | IOException e) {
            // The measurement is over.
        }
    }

    private void handle(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                SocketChannel client = server.accept();
                client.configureBlocking(false);
                client.socket().setTcpNoDelay(true);
                client.register(selector, SelectionKey.OP_READ);
            } else {
                answer(key, (SocketChannel) key.channel());
            }
        } catch (IOException e) {
            key.cancel();
        }
    }

    /** Requests have no body, and a client sends one after the other: a read is a request. */
    private void answer(SelectionKey key, SocketChannel client) throws IOException {
        buffer.clear();
        int read = client.read(buffer);
        if (read < 0) {
            key.cancel();
            client.close();
        } else if (read >= 4 && buffer.getInt(read - 4) == 0x0d0a0d0a) {
            answer.rewind();
            client.write(answer);
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
        server.close();
    }
}
