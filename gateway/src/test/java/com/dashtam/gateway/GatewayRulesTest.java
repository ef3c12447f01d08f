package com.dashtam.gateway;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayRulesTest {

    private static final String VIOLATORS = "com.dashtam.violators.";
    private static final JavaClasses CLASSES =
            new ClassFileImporter().importPackages("com.dashtam.violators", "com.dashtam.platform");

    @ParameterizedTest
    @CsvSource({
        "servlet, ByThePlatform",
        "jdbc, ByThePlatform",
        "jdbc, Direct",
        "jdbc, Source",
        "cycles, one.One",
        "cycles, other.Other",
    })
    void bitesItsViolator(String rule, String violator) {
        String root = VIOLATORS + rule;
        JavaClasses classes =
                CLASSES.that(resideInAnyPackage(root, root + "..", "com.dashtam.platform.."));

        assertThat(
                        new GatewayRules(root)
                                .all()
                                .get(rule)
                                .evaluate(classes)
                                .getFailureReport()
                                .getDetails())
                .anyMatch(fault -> fault.contains(root + "." + violator));
    }
}
