package com.dashtam.local;

import com.dashtam.local.server.Ports;
import com.dashtam.local.server.ProcessLedger.Running;
import com.dashtam.local.server.Readiness;
import com.dashtam.local.system.Component;
import com.dashtam.local.system.LocalSystem;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Tells of each component whether it runs and answers. */
final class StatusCommand implements Command {

    private static final int NOT_ALL_READY = 3;

    private final Home home;
    private final PrintStream out;

    StatusCommand(Home home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    @Override
    public String name() {
        return "status";
    }

    @Override
    public String summary() {
        return "show what runs";
    }

    @Override
    public int run(List<String> arguments) {
        Optional<RunState> state = RunState.read(home.runState());
        if (!home.isLocked() || state.isEmpty()) {
            out.println("Dashtam is not running; its data is in " + home.folder());
            new Leftovers(home)
                    .find()
                    .forEach(left -> out.println("left over: " + left.name() + "; see down"));
            return NOT_ALL_READY;
        }
        List<Running> running = home.processes().running();
        boolean allReady = true;
        for (Component component : Component.values()) {
            allReady &= print(component, state.get(), running);
        }
        return allReady ? 0 : NOT_ALL_READY;
    }

    private boolean print(Component component, RunState state, List<Running> running) {
        Optional<Running> process =
                running.stream()
                        .filter(candidate -> candidate.name().equals(component.title()))
                        .findFirst();
        boolean ready = process.isPresent() && isReady(component, state);
        String word = ready ? "ready" : process.isPresent() ? "not ready" : idle(component);
        out.printf(
                "  %-18s %-12s port %-7d %s%n",
                component.title(),
                word,
                state.port(component.port()),
                process.map(found -> "process " + found.handle().pid()).orElse(""));
        return ready;
    }

    private static String idle(Component component) {
        return LocalSystem.isBuilt(component) ? "not running" : "not built";
    }

    private static boolean isReady(Component component, RunState state) {
        return switch (component.kind()) {
            case SERVER, BANK -> Ports.isOpen(state.port(component.port()));
            case SERVICE ->
                    Readiness.http(
                                    URI.create(
                                            "http://127.0.0.1:%d/actuator/health/readiness"
                                                    .formatted(
                                                            state.port(
                                                                    component.ports().getLast()))))
                            .isReady();
        };
    }
}
