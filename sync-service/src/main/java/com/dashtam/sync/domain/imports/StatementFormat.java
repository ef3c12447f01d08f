package com.dashtam.sync.domain.imports;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of statement file that can be imported. */
public enum StatementFormat {
    QFX("Quicken Financial Exchange", List.of("chase_file", "ofx_file")),
    OFX("Open Financial Exchange", List.of("chase_file", "ofx_file")),
    CSV("Comma-separated values", List.of("csv_file"));

    /** With which the names of institutions end that stand for files. */
    public static final String FILE_SLUG = "_file";

    private final String title;
    private final List<String> providerSlugs;

    StatementFormat(String title, List<String> providerSlugs) {
        this.title = title;
        this.providerSlugs = providerSlugs;
    }

    /** Whether the institution stands for files; provider-service refuses other names for such. */
    public static boolean isOfFiles(String providerSlug) {
        return providerSlug.endsWith(FILE_SLUG);
    }

    public String title() {
        return title;
    }

    /** The institutions of such files that need no configuration of the operator's. */
    public List<String> providerSlugs() {
        return providerSlugs;
    }

    /** The institution of such files as long as nobody has looked whom they name. */
    public String usualProvider() {
        return providerSlugs.getLast();
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public List<String> extensions() {
        return List.of("." + text());
    }

    /** Whether such a file does not say by itself how it is to be read. */
    public boolean isTable() {
        return this == CSV;
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
