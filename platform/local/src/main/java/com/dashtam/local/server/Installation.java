package com.dashtam.local.server;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the built parts of this repository, from whatever folder the JVM was started in. */
public final class Installation {

    private static final Path MARK = Path.of("platform", "broker", "pom.xml");
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    // What a module's processes need and those who use the module as a library must not get.
    private static final String PROCESS_LIBRARIES = "process-lib/*";

    // Quiet logs, less memory, no warnings from libraries: see the build's flags of the same kind.
    private static final List<String> JVM_FLAGS =
            List.of(
                    "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1");

    private Installation() {}

    /** The repository's top folder. */
    public static Path root() {
        return Stream.of(codeSource(), Path.of("").toAbsolutePath())
                .flatMap(start -> above(start).stream())
                .findFirst()
                .orElseThrow(() ->
                        new ServerFailure("this program is not inside the Dashtam repository"));
    }

    private static Optional<Path> above(Path start) {
        return Stream.iterate(start, folder -> folder != null, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve(MARK)))
                .findFirst();
    }

    private static Path codeSource() {
        try {
            return Path.of(
                    Installation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new ServerFailure("cannot tell where this program lies", e);
        }
    }

    /**
     * @throws ServerFailure if the module has not been built
     */
    private static String classPath(String module) {
        Path target = root().resolve(module).resolve("target");
        Path classes = target.resolve("classes");
        if (Files.notExists(classes) || Files.notExists(target.resolve("lib"))) {
            throw new ServerFailure(module + " has not been built: run ./dashtam, or mvn package");
        }
        return Stream.of(classes, target.resolve("lib/*"), target.resolve(PROCESS_LIBRARIES))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** A command that runs a main class of a module with the module's libraries. */
    static List<String> java(
            String module, int heapMegabytes, String mainClass, String... arguments) {
        List<String> command = java(heapMegabytes, JVM_FLAGS);
        command.addAll(List.of("-cp", classPath(module), mainClass));
        command.addAll(List.of(arguments));
        return command;
    }

    /**
     * A command that runs an executable jar; DASHTAM_JVM_ARGS takes the place of the usual flags.
     *
     * @param archives whether the process leaves its classes behind for the next start
     */
    static List<String> java(Path jar, int heapMegabytes, boolean archives) {
        List<String> flags =
                Optional.ofNullable(System.getenv("DASHTAM_JVM_ARGS"))
                        .filter(value -> !value.isBlank())
                        .map(value -> List.of(value.strip().split("\\s+")))
                        .orElseGet(() ->
                                Stream.of(JVM_FLAGS, new ClassArchive(jar).flags(archives))
                                        .flatMap(List::stream)
                                        .toList());
        List<String> command = java(heapMegabytes, flags);
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    private static List<String> java(int heapMegabytes, List<String> flags) {
        List<String> command = new ArrayList<>();
        command.add(JAVA.toString());
        command.add("-Xmx" + heapMegabytes + "m");
        command.addAll(flags);
        return command;
    }
}
