package com.dashtam.testing.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/** The images that are used, each pinned to a version in {@code images.properties}. */
enum Image {
    POSTGRES,
    KAFKA,
    REDIS;

    String reference() {
        var pins = new Properties();
        try (var file = Image.class.getResourceAsStream("images.properties")) {
            pins.load(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Objects.requireNonNull(pins.getProperty(name().toLowerCase(Locale.ROOT)));
    }
}
