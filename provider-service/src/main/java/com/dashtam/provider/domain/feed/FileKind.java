package com.dashtam.provider.domain.feed;

import java.util.Locale;
import java.util.Optional;

/** The kinds of file that can be read, by the ends of their names. */
public enum FileKind {
    OFX,
    CSV;

    public static Optional<FileKind> of(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        if (name.endsWith(".ofx") || name.endsWith(".qfx")) {
            return Optional.of(OFX);
        }
        return name.endsWith(".csv") ? Optional.of(CSV) : Optional.empty();
    }
}
