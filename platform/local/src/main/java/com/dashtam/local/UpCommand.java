package com.dashtam.local;

import com.dashtam.local.system.Component;
import com.dashtam.local.system.LocalSystem;
import java.io.PrintStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Starts the system and stays with it; Ctrl-C, or {@code down} elsewhere, stops all of it. */
final class UpCommand implements Command {

    private static final Duration WATCH_INTERVAL = Duration.ofSeconds(1);

    private final Home home;
    private final PrintStream out;

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
        Launch launch = new Launch(home, out);
        if (!launch.claim()) {
            out.println("Dashtam is running already.");
            RunState.read(home.runState()).ifPresent(state -> state.print(out));
            return 0;
        }
        return launch.run(
                wanted,
                (system, started) -> {
                    out.println("Ctrl-C stops all of it.");
                    watch(launch, system, started);
                    return 0;
                });
    }

    private static List<Component> wanted(List<String> names) {
        return names.isEmpty()
                ? List.of(Component.values())
                : names.stream().map(Component::require).toList();
    }

    /** Tells once of each component that ends by itself, until the system is stopped. */
    private void watch(Launch launch, LocalSystem system, List<Component> started) {
        Set<Component> alive = EnumSet.copyOf(started);
        while (!launch.hasStoppedWithin(WATCH_INTERVAL)) {
            alive.removeIf(component ->
                    !launch.isStopping()
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
}
