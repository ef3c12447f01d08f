package com.dashtam.platform.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Secrets from variables, and from files whose path a variable of the same name with {@code _FILE}
 * at its end gives: the form in which container platforms hand them out.
 */
public final class EnvironmentSecrets implements Secrets {

    static final String FILE_SUFFIX = "_FILE";
    private static final long MAX_FILE_BYTES = 64 * 1024;

    private final Function<String, @Nullable String> variables;

    public EnvironmentSecrets(Function<String, @Nullable String> variables) {
        this.variables = variables;
    }

    /**
     * @throws IllegalStateException when the file cannot be read, or both variables are set
     */
    @Override
    public Optional<Secret> find(String name) {
        var value = text(name);
        var file = text(name + FILE_SUFFIX);
        if (value.isPresent() && file.isPresent()) {
            throw new IllegalStateException(
                    "both " + name + " and " + name + FILE_SUFFIX + " are set");
        }
        return value.or(() -> file.map(path -> content(name, path))).map(Secret::new);
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(variables.apply(name)).filter(text -> !text.isBlank());
    }

    private static String content(String name, String path) {
        try {
            var file = Path.of(path);
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw new IllegalStateException("the file of " + name + " is too large");
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new IllegalStateException("the file of " + name + " cannot be read");
        }
    }
}
