package com.dashtam.platform.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;

/** Secrets from a folder with a file for each, of its name: as containers are given them. */
final class FolderSecrets implements Secrets {

    private static final long MAX_BYTES = 64 * 1024;

    private final Path folder;
    private final boolean guarded;

    /**
     * @param guarded whether files that everybody may read are refused
     * @throws IllegalStateException when there is no such folder
     */
    FolderSecrets(Path folder, boolean guarded) {
        if (!folder.isAbsolute() || !Files.isDirectory(folder)) {
            throw new IllegalStateException(
                    "there is no folder of secrets by the absolute path " + folder);
        }
        this.folder = folder;
        this.guarded = guarded;
    }

    @Override
    public Optional<Secret> find(String name) {
        if (!SecretNames.isSecret(name)) {
            return Optional.empty();
        }
        var file = folder.resolve(name);
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IllegalStateException("the file of the secret " + name + " is too large");
            }
            refuseIfOpenToAll(name, file);
            var text = withoutLineEnd(Files.readString(file));
            return text.isBlank() ? Optional.empty() : Optional.of(new Secret(text));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("the file of the secret " + name + " cannot be read");
        }
    }

    private void refuseIfOpenToAll(String name, Path file) throws IOException {
        if (guarded
                && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
            throw new IllegalStateException(
                    "everybody may read the file of the secret " + name + ": chmod o-r");
        }
    }

    /** Editors put one there; nothing else is taken away. */
    private static String withoutLineEnd(String text) {
        return text.replaceFirst("\r?\n\\z", "");
    }
}
