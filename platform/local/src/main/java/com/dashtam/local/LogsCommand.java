package com.dashtam.local;

import com.dashtam.local.server.ServerFailure;
import com.dashtam.local.system.Component;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows the ends of the components' logs. */
final class LogsCommand implements Command {

    private static final String FOLLOW = "-f";
    private static final int LINES_OF_ONE = 200;
    private static final int LINES_OF_EACH = 20;

    private final Home home;
    private final PrintStream out;

    LogsCommand(Home home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    @Override
    public String name() {
        return "logs";
    }

    @Override
    public String parameters() {
        return "[component] [-f]";
    }

    @Override
    public String summary() {
        return "show the ends of the logs; -f follows them";
    }

    @Override
    public int run(List<String> arguments) {
        List<String> names = new ArrayList<>(arguments);
        boolean follow = names.remove(FOLLOW);
        if (names.size() > 1) {
            throw new ServerFailure("logs takes one component: " + String.join(" ", names));
        }
        Optional<Component> component = names.stream().findFirst().map(Component::require);
        List<String> files =
                component.map(List::of).orElse(List.of(Component.values())).stream()
                        .map(Component::title)
                        .map(home::log)
                        .filter(Files::exists)
                        .map(Path::toString)
                        .toList();
        if (files.isEmpty()) {
            out.println("There is no log yet in " + home.folder());
            return 1;
        }
        return tail(files, component.isPresent() ? LINES_OF_ONE : LINES_OF_EACH, follow);
    }

    private static int tail(List<String> files, int lines, boolean follow) {
        List<String> command = new ArrayList<>(List.of("tail", "-n", Integer.toString(lines)));
        if (follow) {
            // By name: a log may be put aside for a new one.
            command.add("-F");
        }
        command.addAll(files);
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new ServerFailure("cannot run tail", e);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
