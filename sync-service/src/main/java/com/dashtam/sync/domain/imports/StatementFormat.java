package com.dashtam.sync.domain.imports;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of statement file that can be imported. */
public enum StatementFormat {
    QFX("Quicken Financial Exchange"),
    OFX("Open Financial Exchange");

    /** The institution under which provider-service keeps files that name none it knows. */
    public static final String PROVIDER_SLUG = "ofx_file";

    /** Those under which it keeps files that need no configuration of the operator's. */
    public static final List<String> PROVIDER_SLUGS = List.of("chase_file", PROVIDER_SLUG);

    private static final String FILE_SLUG = "_file";

    private final String title;

    StatementFormat(String title) {
        this.title = title;
    }

    /** Whether the institution stands for files; provider-service refuses other names for such. */
    public static boolean isOfFiles(String providerSlug) {
        return providerSlug.endsWith(FILE_SLUG);
    }

    public String title() {
        return title;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public List<String> extensions() {
        return List.of("." + text());
    }

    /** The format that a file's name tells, in any letter case. */
    public static Optional<StatementFormat> ofFile(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        for (StatementFormat format : values()) {
            if (name.endsWith("." + format.text())) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    public static StatementFormat parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
