package com.dashtam.local.system;

import com.dashtam.local.server.Installation;
import com.dashtam.local.server.JarServer;
import com.dashtam.local.server.JarServer.Listens;
import com.dashtam.local.server.KafkaServer;
import com.dashtam.local.server.LocalServer;
import com.dashtam.local.server.MailboxServer;
import com.dashtam.local.server.PostgresServer;
import com.dashtam.local.server.PostgresServer.Durability;
import com.dashtam.local.server.RedisServer;
import com.dashtam.local.server.Supervisor;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the server of each component, configured to work with the others. */
final class Servers {

    private static final int SERVICE_HEAP_MEGABYTES = 192;
    private static final int BANK_HEAP_MEGABYTES = 96;

    private final Supervisor supervisor;
    private final PortPlan ports;
    private final Secrets secrets;
    private final Durability durability;
    private final ServiceEnvironment environment;
    private final Map<String, String> additions;

    Servers(
            Supervisor supervisor,
            PortPlan ports,
            Secrets secrets,
            Durability durability,
            Map<String, String> additions) {
        this.supervisor = supervisor;
        this.ports = ports;
        this.secrets = secrets;
        this.durability = durability;
        this.environment = new ServiceEnvironment(ports, secrets);
        this.additions = Map.copyOf(additions);
    }

    ServiceEnvironment environment() {
        return environment;
    }

    LocalServer of(Component component) {
        return switch (component) {
            case POSTGRESQL -> postgres();
            case REDIS -> new RedisServer(supervisor, new RedisServer.Settings(number(Port.REDIS)));
            case KAFKA ->
                    new KafkaServer(
                            supervisor,
                            new KafkaServer.Settings(
                                    number(Port.KAFKA), number(Port.KAFKA_CONTROLLER)));
            case MAILBOX ->
                    new MailboxServer(
                            supervisor,
                            new MailboxServer.Settings(number(Port.SMTP), number(Port.MAILBOX)));
            case BANK -> bank();
            case IDENTITY, PROVIDER, SYNC, AUDIT, GATEWAY ->
                    service(
                            component,
                            component.title(),
                            number(component.port()),
                            number(component.ports().getLast()));
        };
    }

    PostgresServer postgres() {
        return new PostgresServer(
                supervisor,
                new PostgresServer.Settings(
                        number(Port.POSTGRES), durability, secrets.databaseSuperuser()));
    }

    JarServer service(Component service, String name, int port, int managementPort) {
        Map<String, String> variables = environment.of(service, port, managementPort);
        if (variables.remove("DASHTAM_KEY_CREDENTIALS") != null) {
            // From a file, the service sees it when the keys change.
            variables.put("DASHTAM_KEY_CREDENTIALS_FILE", secrets.keyCredentialsFile().toString());
        }
        if (service == Component.SYNC) {
            Path folder = supervisor.folder().resolve(service.title());
            Path rates = SampleRates.write(folder, LocalDate.now(ZoneOffset.UTC));
            variables.put("DASHTAM_RATES_FILE", rates.toString());
            variables.put("DASHTAM_RATES_SOURCE", SampleRates.SOURCE);
        }
        variables.putAll(additions);
        return new JarServer(
                supervisor,
                new JarServer.Settings(
                        name,
                        jar(service),
                        SERVICE_HEAP_MEGABYTES,
                        List.of(
                                new Listens(port, service.port().variable()),
                                new Listens(managementPort, service.ports().getLast().variable())),
                        variables,
                        URI.create(
                                "http://127.0.0.1:%d/actuator/health/readiness"
                                        .formatted(managementPort))));
    }

    private JarServer bank() {
        Map<String, String> variables = new HashMap<>(environment.bank());
        // What its customers have consented to outlives it, as connections do.
        variables.put("DASHTAM_BANK_STATE_FILE", bankState().toString());
        int port = number(Port.BANK);
        return new JarServer(
                supervisor,
                new JarServer.Settings(
                        Component.BANK.title(),
                        jar(Component.BANK),
                        BANK_HEAP_MEGABYTES,
                        List.of(new Listens(port, Port.BANK.variable())),
                        variables,
                        URI.create("http://127.0.0.1:%d/health".formatted(port))));
    }

    private Path bankState() {
        return supervisor.folder().resolve(Component.BANK.title()).resolve("consents.json");
    }

    private static Path jar(Component component) {
        return component.jar(Installation.root()).orElseThrow();
    }

    private int number(Port port) {
        return ports.number(port);
    }
}
