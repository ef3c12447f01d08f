package com.dashtam.identity.infrastructure.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.identity.domain.mail.Letter;
import com.dashtam.identity.domain.mail.LetterRefusedException;
import com.dashtam.identity.domain.user.Email;
import com.dashtam.platform.inbox.TemporarilyUnavailableException;
import com.dashtam.platform.observability.Degradation;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SmtpMailerIT {

    private static final Letter LETTER = new Letter.AddressTaken(new Email("ada@example.com"));

    private final Degradation.Part health = new Degradation(new SimpleMeterRegistry()).part("mail");

    private SmtpMailer mailerTo(int port) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        return new SmtpMailer(sender, "noreply@dashtam.example", "http://dashtam.example", health);
    }

    @Test
    void sendsWhatTheServerTakes() throws Exception {
        try (var server = new ScriptedServer("250 ok", "250 ok")) {
            assertThatCode(() -> mailerTo(server.port()).send(LETTER)).doesNotThrowAnyException();
        }
    }

    @Test
    void givesUpOnARecipientThatTheServerRefuses() throws Exception {
        try (var server = new ScriptedServer("550 no such user", "250 ok")) {
            assertThatThrownBy(() -> mailerTo(server.port()).send(LETTER))
                    .isInstanceOf(LetterRefusedException.class);
            assertThat(health.reason()).isEmpty();
        }
    }

    @Test
    void triesARecipientAgainWhoIsRefusedForNow() throws Exception {
        try (var server = new ScriptedServer("450 try later", "250 ok")) {
            assertThatThrownBy(() -> mailerTo(server.port()).send(LETTER))
                    .isInstanceOf(TemporarilyUnavailableException.class);
        }
    }

    @Test
    void triesAgainWhenTheServerRefusesEveryLetter() throws Exception {
        try (var server = new ScriptedServer("250 ok", "554 transaction failed")) {
            assertThatThrownBy(() -> mailerTo(server.port()).send(LETTER))
                    .isInstanceOf(TemporarilyUnavailableException.class);
        }
    }

    @Test
    void isDegradedWhileNobodyAnswers() throws Exception {
        int port;
        try (var server = new ScriptedServer("250 ok", "250 ok")) {
            port = server.port();
        }
        assertThatThrownBy(() -> mailerTo(port).send(LETTER))
                .isInstanceOf(TemporarilyUnavailableException.class)
                .hasMessage("SMTP is away");
        assertThat(health.reason()).isPresent();

        try (var server = new ScriptedServer("250 ok", "250 ok")) {
            mailerTo(server.port()).send(LETTER);
        }
        assertThat(health.reason()).isEmpty();
    }

    /** A mail server that answers recipients and letters with what it is told. */
    private static final class ScriptedServer implements AutoCloseable {

        private final ServerSocket socket;
        private final String toRecipient;
        private final String toLetter;

        ScriptedServer(String toRecipient, String toLetter) throws IOException {
            this.toRecipient = toRecipient;
            this.toLetter = toLetter;
            this.socket = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
            Thread.ofVirtual().start(this::serve);
        }

        int port() {
            return socket.getLocalPort();
        }

        private void serve() {
            try (Socket client = socket.accept();
                    var lines =
                            new BufferedReader(
                                    new InputStreamReader(client.getInputStream(), US_ASCII))) {
                say(client, "220 ready");
                boolean data = false;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (data) {
                        if (line.equals(".")) {
                            data = false;
                            say(client, toLetter);
                        }
                    } else {
                        data = line.startsWith("DATA");
                        say(client, answer(line));
                    }
                }
            } catch (IOException e) {
                assertThat(socket.isClosed()).isTrue();
            }
        }

        private String answer(String line) {
            if (line.startsWith("RCPT")) {
                return toRecipient;
            }
            return line.startsWith("DATA") ? "354 go on" : "250 ok";
        }

        private static void say(Socket client, String line) throws IOException {
            client.getOutputStream().write((line + "\r\n").getBytes(US_ASCII));
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
