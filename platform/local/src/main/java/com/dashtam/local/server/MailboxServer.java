package com.dashtam.local.server;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** A mail server that keeps what it is sent, and shows it on a web page and as JSON. */
public final class MailboxServer extends ProcessServer {

    public static final String NAME = "mailbox";
    public static final String SMTP_PORT_VARIABLE = "DASHTAM_SMTP_PORT";
    public static final String WEB_PORT_VARIABLE = "DASHTAM_MAILBOX_PORT";

    private static final String MODULE = "platform/local";
    private static final String MAIN = "com.dashtam.local.mailbox.Mailbox";
    private static final int HEAP_MEGABYTES = 64;
    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    /**
     * @param smtpPort 0 picks a free one
     * @param webPort 0 picks a free one
     */
    public record Settings(int smtpPort, int webPort) {

        public static Settings forTests() {
            return new Settings(0, 0);
        }
    }

    private final int smtpPort;
    private final int webPort;

    public MailboxServer(Supervisor supervisor, Settings settings) {
        super(supervisor);
        this.smtpPort = Ports.orFree(settings.smtpPort());
        this.webPort = Ports.orFree(settings.webPort());
    }

    @Override
    public String name() {
        return NAME;
    }

    public int smtpPort() {
        return smtpPort;
    }

    /** The web page's address; {@code /messages} below it is the same as JSON. */
    public URI web() {
        return URI.create("http://127.0.0.1:" + webPort + "/");
    }

    @Override
    ProcessSpec prepare() {
        Ports.requireFree(smtpPort, NAME, SMTP_PORT_VARIABLE);
        Ports.requireFree(webPort, NAME, WEB_PORT_VARIABLE);
        List<String> command =
                Installation.java(
                        MODULE,
                        HEAP_MEGABYTES,
                        MAIN,
                        Integer.toString(smtpPort),
                        Integer.toString(webPort));
        return ProcessSpec.of(NAME, command, supervisor().folder(NAME), supervisor().log(NAME));
    }

    /** The mail server is up before the web page is. */
    @Override
    Readiness readiness() {
        return Readiness.http(web());
    }

    @Override
    Duration startLimit() {
        return START_LIMIT;
    }
}
