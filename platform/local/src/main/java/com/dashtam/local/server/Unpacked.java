package com.dashtam.local.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks into a folder that is either absent or complete, whatever interrupts the unpacking. */
final class Unpacked {

    @FunctionalInterface
    private interface Filling {
        void fill(Path folder) throws IOException;
    }

    private Unpacked() {}

    /** A tar archive compressed by xz, among the resources. */
    static Path archive(String resource, Path folder) {
        return once(
                folder,
                part -> {
                    try (InputStream in = resource(resource);
                            TarArchiveInputStream tar =
                                    new TarArchiveInputStream(
                                            new XZCompressorInputStream(
                                                    new BufferedInputStream(in)))) {
                        for (TarArchiveEntry entry = tar.getNextEntry();
                                entry != null;
                                entry = tar.getNextEntry()) {
                            unpack(tar, entry, part);
                        }
                    }
                });
    }

    /** A single program among the resources. */
    static Path program(String resource, Path folder) {
        once(
                folder,
                part -> {
                    Path program = part.resolve(resource);
                    try (InputStream in = resource(resource)) {
                        Files.copy(in, program);
                    }
                    open(program, true);
                });
        return folder.resolve(resource);
    }

    private static Path once(Path folder, Filling filling) {
        if (Files.exists(folder)) {
            return folder;
        }
        try {
            Path part = Files.createTempDirectory(folder.getParent(), folder.getFileName() + "-");
            try {
                open(part, true);
                filling.fill(part);
                Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                Folders.delete(part);
                // Another process may have been faster, and its folder is as good.
                if (Files.notExists(folder)) {
                    throw e;
                }
            }
            return folder;
        } catch (IOException e) {
            throw new ServerFailure("cannot unpack a server into " + folder, e);
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder)
            throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("the archive leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            createFolders(folder, target);
            return;
        }
        createFolders(folder, target.resolveSibling(""));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            open(target, (entry.getMode() & 0100) != 0);
        }
    }

    private static void createFolders(Path top, Path target) throws IOException {
        Path folder = top;
        for (Path part : top.relativize(target)) {
            folder = folder.resolve(part);
            if (Files.notExists(folder)) {
                Files.createDirectory(folder);
                open(folder, true);
            }
        }
    }

    /** Readable for all under any umask: PostgreSQL may run as another user. */
    private static void open(Path path, boolean executable) throws IOException {
        Set<PosixFilePermission> permissions =
                EnumSet.of(
                        PosixFilePermission.OWNER_READ,
                        PosixFilePermission.OWNER_WRITE,
                        PosixFilePermission.GROUP_READ,
                        PosixFilePermission.OTHERS_READ);
        if (executable) {
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        Files.setPosixFilePermissions(path, permissions);
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = Unpacked.class.getClassLoader().getResourceAsStream(name);
        if (in == null) {
            throw new IOException("there is no " + name + " on the class path");
        }
        return in;
    }
}
