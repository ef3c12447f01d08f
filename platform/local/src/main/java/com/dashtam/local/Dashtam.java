package com.dashtam.local;

import com.dashtam.local.server.Folders;
import com.dashtam.local.server.Installation;
import com.dashtam.local.server.ServerFailure;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs the command that the script {@code ./dashtam} was called with. */
public final class Dashtam {

    private static final int USAGE = 2;

    private final List<Command> commands;
    private final PrintStream out;

    Dashtam(List<Command> commands, PrintStream out) {
        this.commands = commands;
        this.out = out;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int status;
        try {
            Home home = Home.of(System.getenv(), Installation.root(), Folders.isRoot());
            status = new Dashtam(commands(home, out), out).run(List.of(arguments));
        } catch (ServerFailure failure) {
            out.println(failure.getMessage());
            status = 1;
        }
        System.exit(status);
    }

    static List<Command> commands(Home home, PrintStream out) {
        return List.of(
                new UpCommand(home, out),
                new DemoCommand(home, out),
                new DownCommand(home, out),
                new StatusCommand(home, out),
                new LogsCommand(home, out),
                new ResetCommand(home, out),
                new KeysCommand(home, out),
                new ComposeEnvCommand(home, System.getenv(), out));
    }

    int run(List<String> words) {
        if (words.isEmpty()) {
            printUsage();
            return USAGE;
        }
        String name = words.getFirst();
        for (Command command : commands) {
            if (command.name().equals(name)) {
                return run(command, words.subList(1, words.size()));
            }
        }
        out.println("there is no command " + name);
        printUsage();
        return USAGE;
    }

    private int run(Command command, List<String> arguments) {
        if (command.parameters().isEmpty() && !arguments.isEmpty()) {
            out.println(command.name() + " takes nothing more: " + String.join(" ", arguments));
            return USAGE;
        }
        return command.run(arguments);
    }

    private void printUsage() {
        for (Command command : commands) {
            String usage = (command.name() + " " + command.parameters()).strip();
            out.printf("  %-24s %s%n", usage, command.summary());
        }
    }
}
