package com.dashtam.local.server;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The few things that the system's shell and tools can do and the JDK cannot. */
final class Shell {

    private Shell() {}

    /** The program's full path, if it is on the PATH or in one of the usual folders. */
    static Optional<Path> find(String program) {
        Stream<String> path =
                Optional.ofNullable(System.getenv("PATH")).stream()
                        .flatMap(value -> Stream.of(value.split(File.pathSeparator, -1)));
        return Stream.concat(path, Stream.of("/usr/bin", "/bin", "/usr/sbin", "/sbin"))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Words before a command that give it a session of its own; none where no tool can. */
    static List<String> ownSession() {
        return find("setsid")
                .map(setsid -> List.of(setsid.toString()))
                .or(() -> find("perl").map(Shell::perlSession))
                .orElse(List.of());
    }

    private static List<String> perlSession(Path perl) {
        return List.of(
                perl.toString(), "-e", "use POSIX; POSIX::setsid(); exec @ARGV or die $!", "--");
    }

    static void signal(String name, long pid) {
        try {
            new ProcessBuilder("sh", "-c", "kill -\"$1\" \"$2\"", "sh", name, Long.toString(pid))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new ServerFailure("cannot run the shell sh", e);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    static void pause(Duration duration) {
        LockSupport.parkNanos(duration.toNanos());
    }
}
