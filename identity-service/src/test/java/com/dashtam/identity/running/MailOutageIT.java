package com.dashtam.identity.running;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MailOutageIT {

    private static final int BACKLOG = 50;

    @Test
    void losesNoLetterWhileTheMailServerIsAway() throws Exception {
        Identity.shared();
        List<Visitor> visitors;
        try (var hangUp = new HangUp(Identity.stopMail())) {
            visitors = Stream.generate(Visitor::registered).limit(5).toList();
            eventually(
                    "a second try to send",
                    () -> assertThat(hangUp.calls()).isGreaterThanOrEqualTo(2));
        } finally {
            Identity.restartMail();
        }

        for (Visitor visitor : visitors) {
            assertThat(visitor.verify(visitor.tokenFromMail()).status()).isEqualTo(201);
            assertThat(visitor.mails())
                    .extracting(mail -> mail.getSubject())
                    .containsOnlyOnce("Please verify your address");
        }
    }

    /** A server that takes calls and hangs up. */
    private static final class HangUp implements AutoCloseable {

        private final ServerSocket socket;
        private final AtomicInteger calls = new AtomicInteger();
        private final Thread server;

        HangUp(int port) throws IOException {
            socket = new ServerSocket(port, BACKLOG, InetAddress.getByName("127.0.0.1"));
            server = Thread.ofPlatform().start(this::serve);
        }

        int calls() {
            return calls.get();
        }

        private void serve() {
            try {
                while (true) {
                    socket.accept().close();
                    calls.incrementAndGet();
                }
            } catch (IOException e) {
                // Closed: the test is over.
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
            awaitEnd();
        }

        /** While a thread still accepts, the port is taken. */
        private void awaitEnd() {
            try {
                server.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
