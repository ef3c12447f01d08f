package com.dashtam.bench.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Which state of the sources something was tried with. */
record Commit(String name) {

    private static final String UNKNOWN = "unknown";

    /** As git names it, with a note when files differ from it; "unknown" without git. */
    static Commit of(Path repository) {
        return new Commit(
                git(repository, "describe", "--always", "--abbrev=12", "--exclude=*", "--dirty"));
    }

    private static String git(Path repository, String... words) {
        String[] command = new String[words.length + 1];
        command[0] = "git";
        System.arraycopy(words, 0, command, 1, words.length);
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(repository.toFile())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            try (InputStream output = process.getInputStream()) {
                String text = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
                return process.waitFor() == 0 && !text.isEmpty() ? text : UNKNOWN;
            }
        } catch (IOException e) {
            return UNKNOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return UNKNOWN;
        }
    }
}
