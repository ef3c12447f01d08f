package com.dashtam.testing.container;

import com.dashtam.local.server.Installation;
import com.dashtam.local.server.ServerFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The images that are used, at the versions to which {@code docker-compose.yml} pins them. */
enum Image {
    POSTGRES("postgres"),
    KAFKA("apache/kafka"),
    REDIS("redis");

    private static final String COMPOSE = "docker-compose.yml";

    private final String repository;

    Image(String repository) {
        this.repository = repository;
    }

    /**
     * @throws ServerFailure if the file does not name the image
     */
    String reference() {
        return pinnedIn(Installation.root().resolve(COMPOSE));
    }

    String pinnedIn(Path compose) {
        try {
            var line = Pattern.compile("(?m)^\\s*image: (" + Pattern.quote(repository) + ":\\S+)$");
            var match = line.matcher(Files.readString(compose));
            if (!match.find()) {
                throw new ServerFailure(compose + " names no image " + repository);
            }
            return match.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
