package com.dashtam.local;

import com.dashtam.local.server.ProcessLedger.Running;
import com.dashtam.local.server.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** What a launcher that was killed has left running. */
record Leftovers(Home home) {

    /** The recorded processes that still run, without any launcher. */
    List<Running> find() {
        return home.processes().running().stream()
                .filter(process -> !process.name().equals(Launch.LAUNCHER))
                .toList();
    }

    /**
     * Ends them, the youngest first: what was started last needs what was started before.
     *
     * @return what was ended
     */
    List<Running> end() {
        List<Running> found = find();
        found.reversed().forEach(Running::end);
        return found;
    }

    static void forgetRun(Home home) {
        try {
            Files.deleteIfExists(home.runState());
        } catch (IOException e) {
            throw new ServerFailure("cannot delete " + home.runState(), e);
        }
    }
}
