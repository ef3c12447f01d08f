package com.dashtam.local.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Reads what is worth showing out of a MIME message. */
final class Content {

    private Content() {}

    /** The message, its id still 0. */
    static Message read(Instant receivedAt, MimeMessage message, String recipient)
            throws MessagingException, IOException {
        return new Message(
                0,
                receivedAt,
                addresses(message),
                recipient,
                Optional.ofNullable(message.getSubject()).orElse(""),
                part(message, "text/plain").orElse(""),
                part(message, "text/html").orElse(""));
    }

    private static String addresses(MimeMessage message) throws MessagingException {
        return Optional.ofNullable(message.getFrom()).stream()
                .flatMap(Arrays::stream)
                .map(Object::toString)
                .reduce((first, second) -> first + ", " + second)
                .orElse("");
    }

    /** The first part of the type, at any depth, that is not an attachment. */
    private static Optional<String> part(Part part, String type)
            throws MessagingException, IOException {
        if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return Optional.empty();
        }
        if (part.isMimeType(type) && part.getContent() instanceof String text) {
            return Optional.of(text);
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                Optional<String> found = part(parts.getBodyPart(i), type);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
