package com.dashtam.local.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What to run.
 *
 * @param name the component, for messages
 * @param command the program and its arguments
 * @param environment added to the environment of this process
 * @param directory the working directory
 * @param log gets both output streams, appended
 * @param stopSignal asks the process to end in order
 * @param stopLimit after which it is killed
 */
public record ProcessSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path directory,
        Path log,
        StopSignal stopSignal,
        Duration stopLimit) {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    public enum StopSignal {
        TERM,
        INT
    }

    public ProcessSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    public static ProcessSpec of(String name, List<String> command, Path directory, Path log) {
        return new ProcessSpec(
                name, command, Map.of(), directory, log, StopSignal.TERM, STOP_LIMIT);
    }

    public ProcessSpec with(Map<String, String> newEnvironment) {
        return new ProcessSpec(
                name, command, newEnvironment, directory, log, stopSignal, stopLimit);
    }

    ProcessSpec with(StopSignal newStopSignal) {
        return new ProcessSpec(
                name, command, environment, directory, log, newStopSignal, stopLimit);
    }

    ProcessSpec with(Duration newStopLimit) {
        return new ProcessSpec(
                name, command, environment, directory, log, stopSignal, newStopLimit);
    }

    /** The environment holds passwords and keys. */
    @Override
    public String toString() {
        return name + " " + command;
    }
}
