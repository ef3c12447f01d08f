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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs the system as children of this JVM, and stops it when this JVM ends. */
final class Launch {

    static final String LAUNCHER = "launcher";

    private final Home home;
    private final PrintStream out;
    // Held here, because a lock that nothing refers to is released by the garbage collector.
    private Optional<FileLock> lock = Optional.empty();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** What is done with the system once it is up. */
    @FunctionalInterface
    interface Purpose {

        /**
         * @param started those of the wanted components that are built
         * @return the exit status of this JVM
         */
        int pursue(LocalSystem system, List<Component> started);
    }

    Launch(Home home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    /** Whether this JVM may run the system, because no other does; true stays true. */
    boolean claim() {
        home.create();
        lock = home.lock();
        return lock.isPresent();
    }

    /** After {@link #claim}. */
    int run(List<Component> wanted, Purpose purpose) {
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
        List<Component> built = built(wanted);
        return start(system, built, first) ? purpose.pursue(system, built) : stopping.get() ? 0 : 1;
    }

    private boolean start(LocalSystem system, List<Component> built, boolean first) {
        Instant began = Instant.now();
        out.println("Dashtam starts; its data is in " + home.folder());
        RunState state = RunState.of(system, built);
        state.write(home.runState());
        try {
            system.start(built, this::print);
        } catch (ServerFailure failure) {
            if (!stopping.get()) {
                out.println(failure.getMessage());
            }
            return false;
        }
        out.printf("Dashtam is up after %s.%n", seconds(Duration.between(began, Instant.now())));
        state.print(out);
        printStaff(system, first);
        return true;
    }

    private List<Component> built(List<Component> wanted) {
        wanted.stream()
                .filter(component -> !LocalSystem.isBuilt(component))
                .forEach(component -> printLine(component, "not built", ""));
        return wanted.stream().filter(LocalSystem::isBuilt).toList();
    }

    boolean isStopping() {
        return stopping.get();
    }

    boolean hasStoppedWithin(Duration limit) {
        try {
            return stopped.await(limit.toMillis(), TimeUnit.MILLISECONDS);
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

    private void printStaff(LocalSystem system, boolean first) {
        if (first) {
            var secrets = system.secrets();
            printLogin("auditor", LocalSystem.AUDITOR_EMAIL, secrets.auditorPassword());
            printLogin("admin", LocalSystem.ADMIN_EMAIL, secrets.adminPassword());
            out.println("  All passwords are kept in " + home.secrets());
        }
    }

    private void printLogin(String role, String email, String password) {
        out.printf("  %-18s %s, password %s%n", role, email, password);
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1_000.0);
    }
}
