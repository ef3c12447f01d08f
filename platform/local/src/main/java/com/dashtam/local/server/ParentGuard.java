package com.dashtam.local.server;

import com.dashtam.local.server.ProcessSpec.StopSignal;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A shell that reads from this JVM, and ends the processes it was told of when the stream ends: so
 * no child outlives its parent, not even when the parent is killed.
 */
final class ParentGuard {

    private static final String SCRIPT = "parent-guard.sh";

    private final Writer toShell;

    private ParentGuard(Writer toShell) {
        this.toShell = toShell;
    }

    /**
     * @param doomed a folder to delete at the end, or "" for none
     */
    static ParentGuard start(String doomed) {
        List<String> command = new ArrayList<>(Shell.ownSession());
        command.addAll(List.of("sh", "-c", script(), "dashtam-parent-guard", doomed));
        try {
            Process shell =
                    new ProcessBuilder(command)
                            .directory(Path.of("/").toFile())
                            .redirectOutput(Redirect.DISCARD)
                            .redirectError(Redirect.DISCARD)
                            .start();
            return new ParentGuard(
                    new BufferedWriter(
                            new OutputStreamWriter(
                                    shell.getOutputStream(), StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new ServerFailure("cannot run the shell sh", e);
        }
    }

    void watch(long pid, StopSignal signal) {
        tell("+ " + pid + " " + signal);
    }

    void forget(long pid) {
        tell("- " + pid + " -");
    }

    private synchronized void tell(String line) {
        try {
            toShell.write(line + "\n");
            toShell.flush();
        } catch (IOException e) {
            throw new ServerFailure("the shell that guards the child processes has ended", e);
        }
    }

    private static String script() {
        try (InputStream in = ParentGuard.class.getResourceAsStream(SCRIPT)) {
            if (in == null) {
                throw new ServerFailure("missing resource " + SCRIPT);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
