package com.dashtam.identity.running;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.identity.running.Http.Answer;
import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with an address and a password who uses the service. */
final class Visitor {

    static final String PASSWORD = "Correct-Horse-7";

    private static final Pattern TOKEN_LINE = Pattern.compile("(?m)^([0-9a-f]{64})\\s*$");

    final String email;
    private final Http http;

    Visitor() {
        this("user-" + UUID.randomUUID() + "@example.com", Identity.shared().http());
    }

    private Visitor(String email, Http http) {
        this.email = email;
        this.http = http;
    }

    /** The same visitor, whose browser sends a header. */
    Visitor at(String header, String value) {
        return new Visitor(email, http.with(header, value));
    }

    static Visitor registered() {
        var visitor = new Visitor();
        assertThat(visitor.register(PASSWORD).status()).isEqualTo(201);
        return visitor;
    }

    /** Registered, verified by the mail that came, and free to sign in. */
    static Visitor verified() {
        var visitor = registered();
        assertThat(visitor.verify(visitor.tokenFromMail()).status()).isEqualTo(201);
        return visitor;
    }

    Answer register(String password) {
        return http.post("/api/v1/users", Map.of("email", email, "password", password));
    }

    Answer verify(String token) {
        return http.post("/api/v1/email-verifications", Map.of("token", token));
    }

    Answer signIn(String password) {
        return http.post("/api/v1/sessions", Map.of("email", email, "password", password));
    }

    /** A sign-in that must succeed. */
    Answer signedIn() {
        var answer = signIn(PASSWORD);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer;
    }

    Answer refresh(String token) {
        return http.post("/api/v1/tokens", Map.of("refresh_token", token));
    }

    /** The token from the newest verification mail, once it has come. */
    String tokenFromMail() {
        eventually("a verification mail to " + email, () -> assertThat(mails()).isNotEmpty());
        return tokenIn(mails().getLast());
    }

    private static String tokenIn(MimeMessage mail) {
        Matcher token = TOKEN_LINE.matcher(GreenMailUtil.getBody(textOf(mail)));
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    /** The token from the newest letter with a subject, once it has come. */
    String tokenFromMail(String subject) {
        eventually(subject + " to " + email, () -> assertThat(mails(subject)).isNotEmpty());
        return tokenIn(mails(subject).getLast());
    }

    /** The letters with a subject. */
    List<MimeMessage> mails(String subject) {
        return mails().stream().filter(mail -> subject.equals(subjectOf(mail))).toList();
    }

    private static String subjectOf(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    List<MimeMessage> mails() {
        return Arrays.stream(Identity.mail().getReceivedMessages()).filter(this::isToMe).toList();
    }

    private boolean isToMe(MimeMessage message) {
        try {
            return message.getRecipients(Message.RecipientType.TO)[0].toString().equals(email);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static jakarta.mail.Part textOf(MimeMessage message) {
        return part(message, "text/plain");
    }

    static jakarta.mail.Part part(jakarta.mail.Part part, String type) {
        try {
            if (part.isMimeType(type)) {
                return part;
            }
            var parts = (jakarta.mail.Multipart) part.getContent();
            for (int i = 0; i < parts.getCount(); i++) {
                var candidate = parts.getBodyPart(i);
                if (candidate.isMimeType(type) || candidate.isMimeType("multipart/*")) {
                    return part(candidate, type);
                }
            }
        } catch (MessagingException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
        throw new AssertionError("no part of type " + type);
    }

    UUID id() {
        return Identity.shared()
                .jdbc()
                .sql("select id from users where email = :email")
                .param("email", email)
                .query(UUID.class)
                .single();
    }
}
