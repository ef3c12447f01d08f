package com.dashtam.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MailboxServerIT {

    private static final MailboxServer SERVER =
            new MailboxServer(Supervisor.temporary(), MailboxServer.Settings.forTests());
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
        HTTP.close();
    }

    @Test
    void showsAMessageToThoseWhoAskForItsRecipient() throws Exception {
        send("ada+bank@example.com", "Grüße", "see https://example.com/verify?token=a&b=c");
        send("other@example.com", "Not this", "one");

        JsonNode found = json(get("messages?to=ada+bank@example.com"));

        assertThat(found).hasSize(1);
        assertThat(found.get(0).get("subject").asString()).isEqualTo("Grüße");
        assertThat(found.get(0).get("text").asString()).contains("token=a&b=c");
        assertThat(json(get("messages/" + found.get(0).get("id").asLong())))
                .isEqualTo(found.get(0));
    }

    @Test
    void showsMarkupInAMessageAsText() throws Exception {
        send("page@example.com", "<script>alert(1)</script>", "http://example.com/?a=1&b=2 <b>");

        String page = get("").body();

        assertThat(page)
                .contains("&lt;script&gt;")
                .doesNotContain("<script>")
                .contains("<a href=\"http://example.com/?a=1&amp;b=2\"");
    }

    @Test
    void keepsAMessageToTwoOnceForEach() throws Exception {
        send("first@example.com,second@example.com", "Both", "hello");

        assertThat(json(get("messages?to=first@example.com"))).hasSize(1);
        assertThat(json(get("messages?to=second@example.com"))).hasSize(1);
    }

    @Test
    void answersNotFoundForAMessageItDoesNotHave() throws Exception {
        assertThat(get("messages/999999").statusCode()).isEqualTo(404);
        assertThat(get("messages/first").statusCode()).isEqualTo(404);
    }

    @Test
    void refusesToBeWrittenToOverHttp() throws Exception {
        HttpRequest post =
                HttpRequest.newBuilder(SERVER.web().resolve("messages"))
                        .POST(BodyPublishers.ofString("{}"))
                        .build();

        assertThat(HTTP.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
    }

    private static void send(String to, String subject, String text) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(SERVER.smtpPort()));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom("dashtam@example.com");
        message.setRecipients(RecipientType.TO, to);
        message.setSubject(subject, "UTF-8");
        message.setText(text, "UTF-8");
        Transport.send(message);
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = SERVER.web().resolve(path);
        return HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        return JsonMapper.shared().readTree(response.body());
    }
}
