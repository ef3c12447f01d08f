package com.dashtam.testing.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServiceRulesTest {

    private static final String VIOLATORS = "com.dashtam.violators.";

    static Set<String> rules() {
        return new ServiceRules("any").all().keySet();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void bitesItsViolator(String rule) {
        String root = VIOLATORS + rule;
        JavaClasses violator = new ClassFileImporter().importPackages(root);

        assertThat(violator).isNotEmpty();
        assertThat(new ServiceRules(root).all().get(rule).evaluate(violator).hasViolation())
                .isTrue();
    }
}
