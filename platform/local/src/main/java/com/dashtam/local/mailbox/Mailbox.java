package com.dashtam.local.mailbox;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.InstantSource;

/** Takes every message for every address, and shows the newest of them. */
public final class Mailbox {

    /** Longer than the two seconds of GreenMail, which a busy machine exceeds. */
    private static final long START_MILLIS = 60_000;

    private static final int MESSAGES = 1_000;
    private static final String CATCH_ALL = "everybody@localhost";

    private final GreenMail smtp;
    private final Messages messages;
    private final InstantSource clock;

    private Mailbox(GreenMail smtp, Messages messages, InstantSource clock) {
        this.smtp = smtp;
        this.messages = messages;
        this.clock = clock;
    }

    /** Arguments: the SMTP port and the web page's port, both on the loopback address. */
    public static void main(String[] arguments) throws IOException, UserException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("usage: Mailbox <SMTP port> <web port>");
        }
        int smtpPort = Integer.parseInt(arguments[0]);
        int webPort = Integer.parseInt(arguments[1]);
        Messages messages = new Messages(MESSAGES);
        GreenMail smtp = new GreenMail(onLoopback(smtpPort));
        new Mailbox(smtp, messages, InstantSource.system()).start();
        MailboxPage.start(webPort, messages);
    }

    private static ServerSetup onLoopback(int smtpPort) {
        var setup = new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(START_MILLIS);
        return setup;
    }

    private void start() throws UserException {
        smtp.start();
        UserManager users = smtp.getUserManager();
        GreenMailUser catchAll = users.createUser(CATCH_ALL, CATCH_ALL, CATCH_ALL);
        users.setMessageDeliveryHandler((message, recipient) -> {
            keep(message, recipient);
            return catchAll;
        });
    }

    /** Called once for each recipient of a message. */
    private void keep(MovingMessage message, MailAddress recipient) throws MessagingException {
        try {
            smtp.purgeEmailFromAllMailboxes();
            Message read =
                    Content.read(clock.instant(), message.getMessage(), recipient.getEmail());
            messages.add(read::withId);
        } catch (IOException | FolderException e) {
            throw new MessagingException("the message cannot be read", e);
        }
    }
}
