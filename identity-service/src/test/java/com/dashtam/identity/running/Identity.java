package com.dashtam.identity.running;

import com.dashtam.identity.IdentityService;
import com.dashtam.identity.fixture.GeoIpFile;
import com.dashtam.testing.server.TestDatabase;
import com.dashtam.testing.server.TestServers;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One identity service for all tests of a JVM, on a database and a mail server of its own. */
final class Identity implements AutoCloseable {

    static final String ADMIN = "admin@dashtam.example";
    static final String ADMIN_PASSWORD = "Keys-To-Every-Door-7";
    static final String AUDITOR = "auditor@dashtam.example";
    static final String AUDITOR_PASSWORD = "Seven-Years-Of-Records-7";
    static final String GATEWAY_SECRET = "gateway-secret-for-tests";
    static final String SYNC_SECRET = "sync-secret-for-tests";
    static final String ISSUER = "http://dashtam.example:8080";

    private static final long MAIL_START_MILLIS = 30_000;
    private static volatile GreenMail mail = mailServer(0);
    private static final int MAIL_PORT = mail.getSmtp().getPort();
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final ExportingServices SERVICES = new ExportingServices();
    private static final Path LOCATIONS = locations();
    private static final ShiftedClock CLOCK = new ShiftedClock();
    private static final Identity SHARED = start(Map.of());

    private final ConfigurableApplicationContext context;

    private Identity(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static Identity shared() {
        return SHARED;
    }

    /** Another instance over the same database, with other settings. */
    static Identity another(Map<String, Object> settings) {
        return start(settings);
    }

    static GreenMail mail() {
        return mail;
    }

    /** Takes the mail server away; answers where it was. */
    static int stopMail() {
        mail.stop();
        return MAIL_PORT;
    }

    /** Starts a new mail server where the stopped one was. */
    static void restartMail() {
        mail = mailServer(MAIL_PORT);
    }

    /** The other services that hold data of users. */
    static ExportingServices services() {
        return SERVICES;
    }

    static ShiftedClock clock() {
        return CLOCK;
    }

    private static GreenMail mailServer(int port) {
        var setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(MAIL_START_MILLIS);
        var server = new GreenMail(setup);
        server.start();
        return server;
    }

    /** A database in which Oslo is 203.0.113.0/24 and nothing else is known. */
    private static Path locations() {
        try {
            Path file = Files.createTempFile("locations", ".mmdb");
            file.toFile().deleteOnExit();
            return GeoIpFile.forAll().with("203.0.113.0/24", "Oslo", "Norway").write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Identity start(Map<String, Object> settings) {
        var properties = new HashMap<String, Object>(DATABASE.environment());
        properties.put("DASHTAM_PORT", "0");
        properties.put("DASHTAM_MANAGEMENT_PORT", "0");
        properties.put("DASHTAM_ENVIRONMENT", "local");
        properties.put("DASHTAM_PUBLIC_URL", ISSUER);
        properties.put("DASHTAM_KAFKA", TestServers.kafka().bootstrapServers());
        properties.put("DASHTAM_KAFKA_PARTITIONS", "3");
        properties.put("DASHTAM_KAFKA_REPLICATION", "1");
        properties.put("DASHTAM_KEY_HMAC", "a2V5ZWQgaGFzaGVzIGZvciB0ZXN0cywgMzIgYnl0ZXM=");
        properties.put("DASHTAM_KEY_SIGNING", "c2VhbGluZyBrZXkgZm9yIHRlc3RzLCAzMiBieXRlcyE=");
        properties.put("DASHTAM_CLIENT_SECRET_GATEWAY", GATEWAY_SECRET);
        properties.put("DASHTAM_CLIENT_SECRET_SYNC", SYNC_SECRET);
        properties.put("DASHTAM_SMTP_HOST", "127.0.0.1");
        properties.put("DASHTAM_SMTP_PORT", MAIL_PORT);
        properties.put("DASHTAM_MAIL_FROM", "noreply@dashtam.example");
        properties.put("DASHTAM_BOOTSTRAP_ADMIN_EMAIL", ADMIN);
        properties.put("DASHTAM_BOOTSTRAP_ADMIN_PASSWORD", ADMIN_PASSWORD);
        properties.put("DASHTAM_BOOTSTRAP_AUDITOR_EMAIL", AUDITOR);
        properties.put("DASHTAM_BOOTSTRAP_AUDITOR_PASSWORD", AUDITOR_PASSWORD);
        properties.put("DASHTAM_PASSWORD_COST", "4");
        properties.put("dashtam.identity.recurring-work.interval", "500ms");
        properties.put("DASHTAM_PROVIDER_URL", SERVICES.address());
        properties.put("DASHTAM_SYNC_URL", SERVICES.address());
        properties.put("DASHTAM_AUDIT_URL", SERVICES.address());
        properties.put("dashtam.identity.data-export.first-pause", "200ms");
        properties.put("dashtam.inbox.session-timeout", "6s");
        properties.put("dashtam.inbox.max-retry", "1s");
        properties.put("DASHTAM_GEOIP_DATABASE", LOCATIONS.toString());
        properties.putAll(settings);
        ApplicationContextInitializer<GenericApplicationContext> clock =
                context -> context.registerBean("testClock", InstantSource.class, () -> CLOCK);
        return new Identity(
                new SpringApplicationBuilder(IdentityService.class)
                        .initializers(clock)
                        .properties(properties)
                        .run());
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    Http http() {
        return new Http(port());
    }

    @Override
    public void close() {
        context.close();
    }
}
