package com.dashtam.local;

import com.dashtam.local.server.Folders;
import com.dashtam.local.server.ProcessLedger;
import com.dashtam.local.server.ServerFailure;
import com.dashtam.local.system.Component;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The folder that holds all data of one local system, and the lock of the launcher that runs it.
 *
 * @param folder need not exist yet
 */
record Home(Path folder) {

    /**
     * DASHTAM_HOME, else a folder in the repository; root's lies elsewhere, since its PostgreSQL
     * runs as nobody, who may not enter most places where root keeps a repository.
     */
    static Home of(Map<String, String> environment, Path repository, boolean root) {
        String chosen = environment.getOrDefault("DASHTAM_HOME", "");
        if (!chosen.isBlank()) {
            return new Home(Path.of(chosen).toAbsolutePath().normalize());
        }
        if (!root) {
            return new Home(repository.resolve(".dashtam"));
        }
        UUID hash = UUID.nameUUIDFromBytes(repository.toString().getBytes(StandardCharsets.UTF_8));
        String name = "dashtam-root-" + hash.toString().substring(0, 8);
        return new Home(Path.of("/var/tmp", name));
    }

    Path secrets() {
        return folder.resolve("secrets.properties");
    }

    private Path credentialKeys() {
        return folder.resolve("credential-keys");
    }

    Path runState() {
        return folder.resolve("running.properties");
    }

    ProcessLedger processes() {
        return new ProcessLedger(processesFile());
    }

    Path log(String component) {
        return folder.resolve("logs").resolve(component + ".log");
    }

    private Path processesFile() {
        return folder.resolve("processes");
    }

    private Path lockFile() {
        return folder.resolve("lock");
    }

    void create() {
        Folders.create(folder);
    }

    /** Empty when another launcher holds it; held as long as something refers to it. */
    Optional<FileLock> lock() {
        try {
            FileChannel channel =
                    FileChannel.open(
                            lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            Optional<FileLock> lock = Optional.ofNullable(channel.tryLock());
            if (lock.isEmpty()) {
                channel.close();
            }
            return lock;
        } catch (OverlappingFileLockException heldHere) {
            return Optional.empty();
        } catch (IOException e) {
            throw new ServerFailure("cannot lock " + lockFile(), e);
        }
    }

    /** Whether a launcher runs the system now. */
    boolean isLocked() {
        if (Files.notExists(lockFile())) {
            return false;
        }
        Optional<FileLock> lock = lock();
        lock.ifPresent(Home::release);
        return lock.isEmpty();
    }

    private static void release(FileLock lock) {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new ServerFailure("cannot release the lock", e);
        }
    }

    /** Deletes what this program has put there, and the folder if nothing else is in it. */
    void delete() throws IOException {
        List<Path> own = new ArrayList<>();
        own.add(folder.resolve("logs"));
        Stream.of(Component.values())
                .map(component -> folder.resolve(component.title()))
                .forEach(own::add);
        own.addAll(List.of(secrets(), credentialKeys(), runState(), lockFile()));
        for (Path path : own) {
            Folders.delete(path);
        }
        processes().delete();
        if (Files.exists(folder)) {
            try (Stream<Path> left = Files.list(folder)) {
                if (left.findAny().isEmpty()) {
                    Files.delete(folder);
                }
            }
        }
    }
}
