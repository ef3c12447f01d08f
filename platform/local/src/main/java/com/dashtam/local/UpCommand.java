package com.dashtam.local;

import com.dashtam.local.server.PostgresServer.Durability;
import com.dashtam.local.server.ProcessLedger;
import com.dashtam.local.server.ServerFailure;
import com.dashtam.local.server.Supervisor;
import com.dashtam.local.system.Component;
import com.dashtam.local.system.LocalSystem;
import com.dashtam.local.system.PortPlan;
import com.dashtam.local.system.Secrets;
import java.io.PrintStream;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Starts the system and stays with it; Ctrl-C, or {@code down} elsewhere, stops all of it. */
final class UpCommand implements Command {

    static final String LAUNCHER = "launcher";

    private static final long WATCH_MILLIS = 1_000;

    private final Home home;
    private final PrintStream out;
    // Held here, because a lock that nothing refers to is released by the garbage collector.
    private Optional<FileLock> lock = Optional.empty();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CountDownLatch stopped = new CountDownLatch(1);

    UpCommand(Home home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    @Override
    public String name() {
        return "up";
    }

    @Override
    public String parameters() {
        return "[component...]";
    }

    @Override
    public String summary() {
        return "start the system, or only these parts, and stop it at Ctrl-C";
    }

    @Override
    public int run(List<String> arguments) {
        List<Component> wanted = wanted(arguments);
        home.create();
        lock = home.lock();
        if (lock.isEmpty()) {
            out.println("Dashtam is running already.");
            RunState.read(home.runState()).ifPresent(this::printUrls);
            return 0;
        }
        new Leftovers(home).end();
        boolean first = Files.notExists(home.secrets());
        PortPlan ports = PortPlan.of(System.getenv());
        ProcessLedger ledger = home.processes();
        LocalSystem system =
                new LocalSystem(
                        Supervisor.in(home.folder(), ledger),
                        ports,
                        Secrets.in(home.secrets()),
                        Durability.FSYNC);
        ledger.add(LAUNCHER, ProcessHandle.current());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(system), "stop"));
        return start(system, wanted, first);
    }

    private int start(LocalSystem system, List<Component> wanted, boolean first) {
        Instant began = Instant.now();
        out.println("Dashtam starts; its data is in " + home.folder());
        List<Component> built = built(wanted);
        RunState state = RunState.of(system, built);
        state.write(home.runState());
        try {
            system.start(built, this::print);
        } catch (ServerFailure failure) {
            if (stopping.get()) {
                // The end of this JVM waits for the hook that stops the system.
                return 0;
            }
            out.println(failure.getMessage());
            return 1;
        }
        out.printf("Dashtam is up after %s.%n", seconds(Duration.between(began, Instant.now())));
        printUrls(state);
        printAuditor(system, first);
        out.println("Ctrl-C stops all of it.");
        watch(system, built);
        return 0;
    }

    private static List<Component> wanted(List<String> names) {
        return names.isEmpty()
                ? List.of(Component.values())
                : names.stream().map(Component::require).toList();
    }

    private List<Component> built(List<Component> wanted) {
        wanted.stream()
                .filter(component -> !LocalSystem.isBuilt(component))
                .forEach(component -> printLine(component, "not built", ""));
        return wanted.stream().filter(LocalSystem::isBuilt).toList();
    }

    /** Tells once of each component that ends by itself, until the system is stopped. */
    private void watch(LocalSystem system, List<Component> started) {
        Set<Component> alive = EnumSet.copyOf(started);
        while (!hasStoppedWithin(WATCH_MILLIS)) {
            alive.removeIf(component ->
                    !stopping.get()
                            && system.server(component).exitStatus().isPresent()
                            && report(system, component));
        }
    }

    private boolean report(LocalSystem system, Component component) {
        out.printf(
                "  %-18s has ended with status %d; see %s%n",
                component.title(),
                system.server(component).exitStatus().orElseThrow(),
                system.log(component));
        return true;
    }

    private boolean hasStoppedWithin(long millis) {
        try {
            return stopped.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void stop(LocalSystem system) {
        stopping.set(true);
        out.println();
        system.stop(this::print);
        Leftovers.forgetRun(home);
        out.println("Dashtam has stopped; its data stays in " + home.folder());
        out.flush();
        stopped.countDown();
    }

    private void print(Component component, LocalSystem.State state, Duration took) {
        String text =
                switch (state) {
                    case READY -> "ready";
                    case STOPPED -> "stopped";
                };
        printLine(component, text, seconds(took));
    }

    private void printLine(Component component, String state, String time) {
        out.printf("  %-18s %-10s %8s%n", component.title(), state, time);
    }

    private void printUrls(RunState state) {
        state.urls().forEach((what, url) -> out.printf("  %-18s %s%n", what, url));
    }

    private void printAuditor(LocalSystem system, boolean first) {
        if (first) {
            out.printf(
                    "  %-18s %s, password %s%n",
                    "auditor", system.auditorEmail(), system.secrets().auditorPassword());
            out.println("  All passwords are kept in " + home.secrets());
        }
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1_000.0);
    }
}
