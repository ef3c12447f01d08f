package com.dashtam.testing.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * In a rule's package of violators each class breaks it in another way, but for the public ones.
 */
class ServiceRulesTest {

    private static final String VIOLATORS = "com.dashtam.violators.";
    private static final JavaClasses CLASSES =
            new ClassFileImporter().importPackages("com.dashtam.violators");

    static Set<String> rules() {
        return new ServiceRules("any").all().keySet();
    }

    static Stream<Arguments> violators() {
        return classes(type -> !isPublic(type));
    }

    static Stream<Arguments> neighbours() {
        return classes(ServiceRulesTest::isPublic);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void hasAViolator(String rule) {
        assertThat(classesOf(rule)).anyMatch(type -> !isPublic(type));
    }

    @ParameterizedTest
    @MethodSource("violators")
    void bitesEachViolator(String rule, String type) {
        assertThat(bites(rule, type)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("neighbours")
    void leavesANeighbourAlone(String rule, String type) {
        assertThat(bites(rule, type)).isFalse();
    }

    private static boolean bites(String rule, String type) {
        ArchRule one = new ServiceRules(VIOLATORS + rule).all().get(rule).allowEmptyShould(true);
        return one.evaluate(classesOf(rule).that(describe(type, c -> c.getName().equals(type))))
                .hasViolation();
    }

    private static Stream<Arguments> classes(Predicate<JavaClass> wanted) {
        return rules().stream()
                .flatMap(rule ->
                        classesOf(rule).stream()
                                .filter(wanted)
                                .map(type -> Arguments.of(rule, type.getName())));
    }

    private static JavaClasses classesOf(String rule) {
        return CLASSES.that(resideInAnyPackage(VIOLATORS + rule, VIOLATORS + rule + ".."));
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC);
    }
}
