package com.dashtam.identity.infrastructure.mail;

import com.dashtam.identity.domain.mail.Letter;
import com.dashtam.identity.domain.mail.LetterRefusedException;
import com.dashtam.identity.domain.mail.Mailer;
import com.dashtam.platform.inbox.TemporarilyUnavailableException;
import com.dashtam.platform.observability.Degradation;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Sends letters by SMTP, as text with an HTML alternative. */
final class SmtpMailer implements Mailer {

    private static final int PERMANENT = 500;

    private final JavaMailSender sender;
    private final String from;
    private final String publicUrl;
    private final Degradation.Part health;

    SmtpMailer(JavaMailSender sender, String from, String publicUrl, Degradation.Part health) {
        this.sender = sender;
        this.from = from;
        this.publicUrl = publicUrl;
        this.health = health;
    }

    @Override
    public void send(Letter letter) {
        MimeMessage message = compose(letter);
        try {
            sender.send(message);
            health.working();
        } catch (MailException e) {
            if (refusesRecipient(e)) {
                health.working();
                throw new LetterRefusedException(e);
            }
            health.degraded("the mail server takes no letters; they wait");
            throw new TemporarilyUnavailableException("SMTP", e);
        }
    }

    private MimeMessage compose(Letter letter) {
        var words = LetterText.of(letter, publicUrl);
        MimeMessage message = sender.createMimeMessage();
        try {
            var helper = new MimeMessageHelper(message, true, "UTF-8");
            helper.setFrom(from);
            helper.setTo(letter.to().value());
            helper.setSubject(words.subject());
            helper.setText(words.text(), words.html());
            // Holiday responders must not answer (RFC 3834, section 5).
            message.setHeader("Auto-Submitted", "auto-generated");
        } catch (MessagingException e) {
            throw new IllegalStateException("a letter could not be composed", e);
        }
        return message;
    }

    /** Only a 5xx answer to the recipient is final (RFC 5321, section 4.2.1). */
    private static boolean refusesRecipient(MailException failure) {
        return failure instanceof MailSendException sending
                && Arrays.stream(sending.getMessageExceptions())
                        .anyMatch(SmtpMailer::refusesRecipient);
    }

    private static boolean refusesRecipient(@Nullable Exception failure) {
        return switch (failure) {
            case SMTPAddressFailedException address -> address.getReturnCode() >= PERMANENT;
            case MessagingException chained -> refusesRecipient(chained.getNextException());
            case null, default -> false;
        };
    }
}
