package com.dashtam.local;

import com.dashtam.local.server.ServerFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;

/** Stops the system and deletes its data, so that the next start is a first one. */
final class ResetCommand implements Command {

    private final Home home;
    private final PrintStream out;

    ResetCommand(Home home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    @Override
    public String name() {
        return "reset";
    }

    @Override
    public String summary() {
        return "stop the system and delete its data and passwords";
    }

    @Override
    public int run(List<String> arguments) {
        if (Files.notExists(home.folder())) {
            out.println("There is no data in " + home.folder());
            return 0;
        }
        int status = new DownCommand(home, out).run(List.of());
        try {
            home.delete();
        } catch (IOException e) {
            throw new ServerFailure("cannot delete " + home.folder(), e);
        }
        out.println("The data in " + home.folder() + " is deleted.");
        return status;
    }
}
