package com.dashtam.gateway;

import com.dashtam.testing.architecture.ServiceRules;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final String ROOT = "com.dashtam.gateway";
    // With the platform, so that what the gateway reaches by way of it is seen.
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(ROOT, "com.dashtam.platform");

    static Stream<Map.Entry<String, ArchRule>> rules() {
        return new ServiceRules(ROOT).withoutLayers().entrySet().stream();
    }

    static Stream<Map.Entry<String, ArchRule>> ownRules() {
        return new GatewayRules(ROOT).all().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void keepsToTheRulesWithoutLayers(Map.Entry<String, ArchRule> rule) {
        rule.getValue().check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("ownRules")
    void keepsToItsOwnRules(Map.Entry<String, ArchRule> rule) {
        rule.getValue().check(CLASSES);
    }
}
