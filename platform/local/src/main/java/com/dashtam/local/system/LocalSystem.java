package com.dashtam.local.system;

import com.dashtam.local.server.Installation;
import com.dashtam.local.server.JarServer;
import com.dashtam.local.server.LocalServer;
import com.dashtam.local.server.PortTaken;
import com.dashtam.local.server.Ports;
import com.dashtam.local.server.PostgresServer;
import com.dashtam.local.server.PostgresServer.Durability;
import com.dashtam.local.server.ServerFailure;
import com.dashtam.local.server.ServiceDatabase;
import com.dashtam.local.server.Supervisor;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The whole system, or a part of it, as child processes of this JVM. The data stays in one folder
 * and each component keeps its ports, over any number of stops, kills and starts.
 */
public final class LocalSystem implements AutoCloseable {

    /** Who may read the audit trail from the first start on. */
    public static final String AUDITOR_EMAIL = ServiceEnvironment.AUDITOR_EMAIL;

    public static final String ADMIN_EMAIL = ServiceEnvironment.ADMIN_EMAIL;

    /** What stops together, in this order: nothing stops before those that need it. */
    private static final List<Set<Component>> STOP_ORDER =
            List.of(
                    EnumSet.of(Component.GATEWAY),
                    EnumSet.copyOf(
                            List.of(
                                    Component.IDENTITY,
                                    Component.PROVIDER,
                                    Component.SYNC,
                                    Component.AUDIT)),
                    EnumSet.of(
                            Component.BANK,
                            Component.MAILBOX,
                            Component.KAFKA,
                            Component.REDIS,
                            Component.POSTGRESQL));

    /** Hears what happens while the system starts and stops; from several threads. */
    @FunctionalInterface
    public interface Progress {

        Progress SILENT = (component, state, took) -> {};

        void reached(Component component, State state, Duration took);
    }

    /** What a component has reached. */
    public enum State {
        READY,
        STOPPED
    }

    private final Supervisor supervisor;
    private final PortPlan ports;
    private final Secrets secrets;
    private final Servers factory;
    private final Map<Component, LocalServer> servers = new EnumMap<>(Component.class);
    private final List<LocalServer> instances = new CopyOnWriteArrayList<>();

    /**
     * @param supervisor its folder is where the data is kept
     */
    public LocalSystem(
            Supervisor supervisor, PortPlan ports, Secrets secrets, Durability durability) {
        this(supervisor, ports, secrets, durability, Map.of());
    }

    /**
     * @param environment variables that each service gets beside its own, and in their place
     */
    public LocalSystem(
            Supervisor supervisor,
            PortPlan ports,
            Secrets secrets,
            Durability durability,
            Map<String, String> environment) {
        this.supervisor = supervisor;
        this.ports = ports;
        this.secrets = secrets;
        this.factory = new Servers(supervisor, ports, secrets, durability, environment);
        for (Component component : Component.values()) {
            servers.put(component, factory.of(component));
        }
    }

    /** For tests: free ports, new secrets, a folder that goes with this JVM. */
    public static LocalSystem temporary() {
        Supervisor supervisor = Supervisor.temporary();
        return new LocalSystem(
                supervisor,
                PortPlan.free(),
                Secrets.in(supervisor.folder().resolve("secrets.properties")),
                Durability.NO_FSYNC);
    }

    /** Whether there is a jar of it, for those that are built here. */
    public static boolean isBuilt(Component component) {
        return component.jar(Installation.root()).map(Files::exists).orElse(true);
    }

    /**
     * Starts what is not running: first the servers together, then what PostgreSQL has to hold,
     * then the services together.
     *
     * @throws ServerFailure before anything is started, with a line for each port that is taken; or
     *     as soon as one cannot be started, when others may still be starting until {@link #stop}
     */
    public void start(Collection<Component> components, Progress progress) {
        List<Component> idle =
                components.stream().filter(component -> !server(component).isRunning()).toList();
        requireFreePorts(idle);
        Parallel.run(
                idle.stream().filter(component -> !isService(component)).toList(),
                component -> start(component, progress));
        if (idle.contains(Component.POSTGRESQL)) {
            databases().forEach(database -> database.provision(postgres()));
        }
        Parallel.run(
                idle.stream().filter(LocalSystem::isService).toList(),
                component -> start(component, progress));
    }

    public void start() {
        start(EnumSet.allOf(Component.class), Progress.SILENT);
    }

    private void start(Component component, Progress progress) {
        Instant began = Instant.now();
        server(component).start();
        progress.reached(component, State.READY, Duration.between(began, Instant.now()));
    }

    /** Stops everything in order; nothing can be started afterwards. */
    public void stop(Progress progress) {
        supervisor.close();
        Parallel.run(List.copyOf(instances), LocalServer::stop);
        for (Set<Component> together : STOP_ORDER) {
            Parallel.run(
                    together.stream().filter(component -> server(component).isRunning()).toList(),
                    component -> {
                        Instant began = Instant.now();
                        server(component).stop();
                        Duration took = Duration.between(began, Instant.now());
                        progress.reached(component, State.STOPPED, took);
                    });
        }
    }

    @Override
    public void close() {
        stop(Progress.SILENT);
    }

    public void kill(Component component) {
        server(component).kill();
    }

    /** Stops it if it is running, and starts it. */
    public void restart(Component component) {
        server(component).restart();
    }

    public LocalServer server(Component component) {
        LocalServer server = servers.get(component);
        if (server == null) {
            throw new IllegalArgumentException(component.title());
        }
        return server;
    }

    /**
     * One more instance of a service on other, free ports, beside the first; not yet started. It is
     * stopped with the system.
     */
    public JarServer anotherInstance(Component service) {
        if (!isService(service)) {
            throw new IllegalArgumentException(service.title() + " runs once");
        }
        String name = service.title() + "-" + (instances.size() + 2);
        JarServer instance = factory.service(service, name, Ports.free(), Ports.free());
        instances.add(instance);
        return instance;
    }

    /** PostgreSQL, for connections of its superuser. */
    public PostgresServer postgres() {
        return (PostgresServer) server(Component.POSTGRESQL);
    }

    public int port(Port port) {
        return ports.number(port);
    }

    /** Where a component that speaks HTTP answers. */
    public URI url(Component component) {
        return URI.create("http://127.0.0.1:" + port(component.port()) + "/");
    }

    /** What callers from outside use. */
    public URI publicUrl() {
        return URI.create(factory.environment().publicUrl());
    }

    public String kafka() {
        return "127.0.0.1:" + port(Port.KAFKA);
    }

    public Secrets secrets() {
        return secrets;
    }

    public String auditorEmail() {
        return AUDITOR_EMAIL;
    }

    public Path log(Component component) {
        return supervisor.log(component.title());
    }

    /** The databases of the services, with their roles and passwords. */
    public List<ServiceDatabase> databases() {
        return Component.of(Component.Kind.SERVICE).stream()
                .filter(Component::hasDatabase)
                .map(this::database)
                .toList();
    }

    public ServiceDatabase database(Component service) {
        return new ServiceDatabase(
                service.shortName(),
                secrets.database(service, "owner"),
                secrets.database(service, "app"),
                secrets.database(service, "relay"));
    }

    /** All at once, so that nobody has to find them one by one. */
    private void requireFreePorts(List<Component> components) {
        List<String> taken = new ArrayList<>();
        for (Component component : components) {
            for (Port port : component.ports()) {
                try {
                    Ports.requireFree(port(port), component.title(), port.variable());
                } catch (PortTaken e) {
                    taken.add(e.getMessage());
                }
            }
        }
        if (!taken.isEmpty()) {
            throw new ServerFailure(String.join(System.lineSeparator(), taken));
        }
    }

    private static boolean isService(Component component) {
        return component.kind() == Component.Kind.SERVICE;
    }
}
