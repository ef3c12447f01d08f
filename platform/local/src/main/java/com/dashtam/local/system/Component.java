package com.dashtam.local.system;

import com.dashtam.local.server.KafkaServer;
import com.dashtam.local.server.MailboxServer;
import com.dashtam.local.server.PostgresServer;
import com.dashtam.local.server.RedisServer;
import com.dashtam.local.server.ServerFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the system consists of, in the order in which it is shown. */
public enum Component {
    POSTGRESQL(PostgresServer.NAME, Port.POSTGRES),
    REDIS(RedisServer.NAME, Port.REDIS),
    KAFKA(KafkaServer.NAME, Port.KAFKA, Port.KAFKA_CONTROLLER),
    MAILBOX(MailboxServer.NAME, Port.MAILBOX, Port.SMTP),
    BANK(Kind.BANK, "sandbox-bank", "platform/sandbox-bank", Port.BANK),
    IDENTITY("identity-service", Port.IDENTITY, Port.IDENTITY_MANAGEMENT, true),
    PROVIDER("provider-service", Port.PROVIDER, Port.PROVIDER_MANAGEMENT, true),
    SYNC("sync-service", Port.SYNC, Port.SYNC_MANAGEMENT, true),
    AUDIT("audit-service", Port.AUDIT, Port.AUDIT_MANAGEMENT, true),
    GATEWAY("gateway", Port.GATEWAY, Port.GATEWAY_MANAGEMENT, false);

    /** How a component is run. */
    public enum Kind {
        /** A server of somebody else's, or the mailbox. */
        SERVER,
        /** The simulated institution. */
        BANK,
        /** One of ours, with a management port. */
        SERVICE
    }

    private final Kind kind;
    private final String title;
    private final String module;
    private final List<Port> ports;
    private final boolean hasDatabase;

    Component(String title, Port... ports) {
        this(Kind.SERVER, title, "", List.of(ports), false);
    }

    Component(Kind kind, String title, String module, Port port) {
        this(kind, title, module, List.of(port), false);
    }

    Component(String module, Port port, Port management, boolean hasDatabase) {
        this(Kind.SERVICE, module, module, List.of(port, management), hasDatabase);
    }

    Component(Kind kind, String title, String module, List<Port> ports, boolean hasDatabase) {
        this.kind = kind;
        this.title = title;
        this.module = module;
        this.ports = ports;
        this.hasDatabase = hasDatabase;
    }

    public static List<Component> of(Kind kind) {
        return Stream.of(values()).filter(component -> component.kind == kind).toList();
    }

    /** By its full name, or without "-service". */
    public static Optional<Component> named(String name) {
        return Stream.of(values())
                .filter(component ->
                        component.title.equals(name) || component.shortName().equals(name))
                .findFirst();
    }

    /**
     * @throws ServerFailure listing the names that there are
     */
    public static Component require(String name) {
        return named(name)
                .orElseThrow(() ->
                        new ServerFailure(
                                "there is no component %s; there are %s"
                                        .formatted(name, titles())));
    }

    private static String titles() {
        return Stream.of(values()).map(Component::title).collect(Collectors.joining(", "));
    }

    public Kind kind() {
        return kind;
    }

    /** The name of its folder, its log and its line in messages. */
    public String title() {
        return title;
    }

    /** As in the names of variables and databases: identity, provider, … */
    public String shortName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All ports, the one that it is known by first, then the management port of a service. */
    public List<Port> ports() {
        return ports;
    }

    public Port port() {
        return ports.getFirst();
    }

    public boolean hasDatabase() {
        return hasDatabase;
    }

    /** The jar that a build makes of it, if it is built here. */
    public Optional<Path> jar(Path repository) {
        return module.isEmpty()
                ? Optional.empty()
                : Optional.of(repository.resolve(module).resolve("target").resolve(title + ".jar"));
    }
}
