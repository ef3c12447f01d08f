package com.dashtam.local.server;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Folders in which to keep things, for an ordinary user and for root. */
public final class Folders {

    // Not in /var/tmp: some systems delete single files there when they have not been used.
    private static final Path ROOT_CACHE = Path.of("/var/cache/dashtam");
    private static final int NOBODY = 65_534;
    private static final String OWN = "rwx------";
    private static final String TRAVERSABLE = "rwx--x--x";

    private Folders() {}

    /** Root must not run PostgreSQL, and its home is closed to others: some things differ then. */
    public static boolean isRoot() {
        return uid() == 0;
    }

    private static long uid() {
        return new UnixSystem().getUid();
    }

    /**
     * Makes the folder, closed to other users, or takes the existing one. Root's may be entered,
     * since PostgreSQL runs as nobody then.
     *
     * @throws ServerFailure if it belongs to somebody else, who could put things in our way
     */
    public static Path create(Path folder) {
        try {
            if (Files.notExists(folder)) {
                Files.createDirectories(folder);
                open(folder);
            }
            if (((Number) Files.getAttribute(folder, "unix:uid")).longValue() != uid()) {
                throw new ServerFailure("the folder " + folder + " belongs to another user");
            }
            return folder;
        } catch (IOException e) {
            throw new ServerFailure("cannot make the folder " + folder, e);
        }
    }

    /** What is made once for all runs and can be made again: the unpacked servers. */
    static Path cache() {
        return create(
                environment("DASHTAM_CACHE")
                        .map(Path::of)
                        .orElseGet(() -> isRoot() ? ROOT_CACHE : userCache()));
    }

    private static Path userCache() {
        return environment("XDG_CACHE_HOME")
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("dashtam");
    }

    static Path temporary(String prefix) {
        Path parent = Path.of(isRoot() ? "/var/tmp" : System.getProperty("java.io.tmpdir"));
        try {
            Path folder = Files.createTempDirectory(parent, prefix);
            open(folder);
            return folder;
        } catch (IOException e) {
            throw new ServerFailure("cannot make a folder in " + parent, e);
        }
    }

    private static void open(Path folder) throws IOException {
        String permissions = isRoot() ? TRAVERSABLE : OWN;
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
    }

    /** Hands a file or an empty folder to the user nobody, and closes it to all others. */
    static void giveToNobody(Path path) throws IOException {
        Files.setAttribute(path, "unix:uid", NOBODY);
        Files.setAttribute(path, "unix:gid", NOBODY);
    }

    /**
     * @throws ServerFailure naming the folder above the given one that the user nobody may not
     *     enter
     */
    static void requireTraversable(Path folder) {
        for (Path above = folder; above != null; above = above.getParent()) {
            try {
                if (!Files.getPosixFilePermissions(above)
                        .contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    throw new ServerFailure(
                            "PostgreSQL does not run as root, and the user nobody may not enter "
                                    + above
                                    + "; set DASHTAM_HOME to a folder that everybody may enter");
                }
            } catch (IOException e) {
                throw new ServerFailure("cannot look at the folder " + above, e);
            }
        }
    }

    private static Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }

    /** A file, or a folder with all that is in it; links are not followed. */
    public static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path directory, @Nullable IOException failure) throws IOException {
                        Files.delete(directory);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
