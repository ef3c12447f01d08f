package com.dashtam.audit;

import com.dashtam.testing.architecture.ServiceRules;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Collection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final String ROOT = "com.dashtam.audit";
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(ROOT);

    static Collection<ArchRule> rules() {
        return new ServiceRules(ROOT).all().values();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void keepsTheRulesOfEveryService(ArchRule rule) {
        rule.check(CLASSES);
    }
}
