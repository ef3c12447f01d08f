package com.dashtam.contract.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {

    private static final Path FOLDER = Path.of("../docs/generated");
    private static final String WRITE = "catalogues.write";
    private static final Map<String, Supplier<String>> CATALOGUES =
            new TreeMap<>(
                    Map.of(
                            "events.md", EventCatalogue::text,
                            "audit-actions.md", AuditCatalogue::text,
                            "routes.md", RouteCatalogue::text,
                            "problems.md", ProblemCatalogue::text,
                            "configuration.md", ConfigurationCatalogue::text));

    static Set<String> catalogues() {
        return CATALOGUES.keySet();
    }

    @BeforeAll
    static void writeWhenAskedTo() throws IOException {
        if (System.getProperty(WRITE) != null) {
            Files.createDirectories(FOLDER);
            for (String name : catalogues()) {
                Files.writeString(FOLDER.resolve(name), CATALOGUES.get(name).get());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("catalogues")
    void saysWhatTheSourcesSay(String name) throws IOException {
        assertThat(Files.readString(FOLDER.resolve(name)))
                .as("docs/generated/%s is stale: run ./dashtam docs", name)
                .isEqualTo(CATALOGUES.get(name).get());
    }

    @Test
    void holdsNoCatalogueThatNothingWrites() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()))
                    .isEqualTo(catalogues());
        }
    }
}
