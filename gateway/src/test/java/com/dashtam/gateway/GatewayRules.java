package com.dashtam.gateway;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the gateway keeps to because it is reactive and has no database. */
final class GatewayRules {

    private final String root;

    GatewayRules(String root) {
        this.root = root;
    }

    /** Every rule under a name that tells it from the others. */
    Map<String, ArchRule> all() {
        var rules = new LinkedHashMap<String, ArchRule>();
        rules.put("servlet", reachesNone("jakarta.servlet..").because("it runs on Netty"));
        rules.put(
                "jdbc",
                reachesNone("java.sql..", "javax.sql..", "org.springframework.jdbc..")
                        .because("a call of JDBC blocks, and there is no database to call"));
        rules.put("cycles", slices().matching(root + ".(*)..").should().beFreeOfCycles());
        return rules;
    }

    /** Nor by way of the platform, which serves services with servlets and databases too. */
    private ArchRule reachesNone(String... packages) {
        return noClasses()
                .that(resideInAPackage(root + ".."))
                .should()
                .transitivelyDependOnClassesThat(resideInAnyPackage(packages));
    }
}
