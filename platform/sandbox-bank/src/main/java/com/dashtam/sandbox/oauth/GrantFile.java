package com.dashtam.sandbox.oauth;

import com.dashtam.sandbox.http.Json;
import com.dashtam.sandbox.http.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps consents over a restart of the bank, with the hashes of their tokens. */
final class GrantFile {
    record Contents(List<KeptGrant> grants) {}

    /**
     * @param id absent in files of older banks
     */
    record KeptGrant(
            Optional<String> id,
            String customerId,
            Set<Scope> scopes,
            Instant until,
            boolean withdrawn,
            List<String> refreshTokens,
            List<KeptToken> accessTokens) {}

    record KeptToken(String hash, Set<Scope> scopes, Instant until) {}

    private final Path path;

    GrantFile(Path path) {
        this.path = path;
    }

    /** Nothing when there is no file yet; then its folder is made. */
    List<KeptGrant> read() throws IOException {
        if (!Files.exists(path)) {
            Optional<Path> folder = Optional.ofNullable(path.getParent());
            if (folder.isPresent()) {
                Files.createDirectories(folder.get());
            }
            return List.of();
        }
        try {
            return Json.read(Files.readAllBytes(path), Contents.class).grants();
        } catch (RefusedException spoilt) {
            throw new IOException("the state file " + path + " is spoilt", spoilt);
        }
    }

    /** Replaces the file in one step, so that a kill leaves the old or the new one. */
    void write(List<KeptGrant> grants) {
        Path next = path.resolveSibling(path.getFileName() + ".next");
        try {
            Files.write(next, Json.bytes(new Contents(grants)));
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
