package com.dashtam.testing.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What every service keeps to. Layers: {@code presentation → application → domain ←
 * infrastructure}; the lists say what a layer may use, so anything new is refused until it is
 * allowed.
 */
public final class ServiceRules {

    private final String root;

    /**
     * @param root the service's package, such as {@code com.dashtam.identity}
     */
    public ServiceRules(String root) {
        this.root = root;
    }

    /** Every rule under a name that tells it from the others. */
    public Map<String, ArchRule> all() {
        var rules = new LinkedHashMap<>(withoutLayers());
        rules.put("domain", domain());
        rules.put("application", application());
        rules.put("presentation", presentation());
        rules.put("infrastructure", infrastructure());
        rules.put("generated", generatedTypes());
        rules.put("time", ownTime());
        rules.put("commands", commandsAreRecords());
        rules.put("handlers", handlersStandAlone());
        return rules;
    }

    /** The rules for code that has no layers: the gateway and the platform. */
    public Map<String, ArchRule> withoutLayers() {
        var rules = new LinkedHashMap<String, ArchRule>();
        rules.put("names", plainNames());
        rules.put("wiring", wiringByConstructors());
        rules.put("money", exactAmounts());
        rules.put("secrets", hiddenSecrets());
        return rules;
    }

    private ArchRule domain() {
        return classes()
                .that(resideInAPackage(root + ".domain.."))
                .should()
                .onlyDependOnClassesThat(
                        new PlainLanguage()
                                .or(resideInAnyPackage("com.dashtam.kernel..", root + ".domain..")))
                .because("the domain speaks the language of the business alone");
    }

    private ArchRule application() {
        return classes()
                .that(resideInAPackage(root + ".application.."))
                .should()
                .onlyDependOnClassesThat(
                        new PlainLanguage()
                                .or(
                                        resideInAnyPackage(
                                                "com.dashtam.kernel..",
                                                "com.dashtam.events..",
                                                "org.apache.avro.specific..",
                                                root + ".domain..",
                                                root + ".application..")))
                .because("use cases must run without a framework, database, network or file");
    }

    private ArchRule presentation() {
        return noClasses()
                .that(resideInAPackage(root + ".presentation.."))
                .should()
                .dependOnClassesThat(resideInAPackage(root + ".infrastructure.."))
                .because("HTTP reaches the outside world through the application layer");
    }

    private ArchRule infrastructure() {
        return noClasses()
                .that(resideInAPackage(root + ".infrastructure.."))
                .should()
                .dependOnClassesThat(resideInAPackage(root + ".presentation.."))
                .because("adapters serve the domain and know nothing of HTTP interfaces");
    }

    private ArchRule generatedTypes() {
        return noClasses()
                .that(not(resideInAPackage(root + ".presentation..")))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(
                                root + ".presentation.http.api..",
                                root + ".presentation.http.model.."))
                .because("the types of the HTTP contract stay at the edge");
    }

    private ArchRule ownTime() {
        return noClasses()
                .that(resideInAnyPackage(root + ".domain..", root + ".application.."))
                .should()
                .accessTargetWhere(new TimeAndChance())
                .because("clock and ids are ports, so that a test can hold them still");
    }

    private ArchRule commandsAreRecords() {
        return classes()
                .that()
                .implement(
                        DescribedPredicate.describe("a command or query", ServiceRules::isRequest))
                .should()
                .beRecords()
                .because("a command that can change while it is carried out means nothing");
    }

    private ArchRule handlersStandAlone() {
        return noClasses()
                .that()
                .haveSimpleNameEndingWith("Handler")
                .and(resideInAPackage(root + ".application.."))
                .should()
                .dependOnClassesThat(
                        DescribedPredicate.describe(
                                "another handler",
                                type ->
                                        type.getSimpleName().endsWith("Handler")
                                                && type.getPackageName()
                                                        .startsWith(root + ".application")))
                .because("what two use cases share is a part of the domain, not a use case");
    }

    private ArchRule plainNames() {
        return noClasses()
                .that(resideInAPackage(root + ".."))
                .and(not(resideInAPackage(root + ".presentation.http.model..")))
                .should()
                .haveNameMatching(".*(Impl|Util|Utils|Manager|Helper|Abstract\\w*Base)$")
                .because("a name says what a thing is for");
    }

    private ArchRule wiringByConstructors() {
        return noClasses()
                .that(resideInAPackage(root + ".."))
                .should()
                .beAnnotatedWith("org.springframework.stereotype.Component")
                .orShould()
                .beAnnotatedWith("org.springframework.stereotype.Service")
                .orShould()
                .beAnnotatedWith("org.springframework.stereotype.Repository")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Autowired")
                .because("one composition class shows how everything is joined");
    }

    private ArchRule exactAmounts() {
        return noClasses()
                .that(resideInAPackage(root + ".."))
                .should()
                .accessTargetWhere(
                        DescribedPredicate.describe(
                                "an amount as a floating-point number",
                                ServiceRules::passesThroughADouble))
                .because("a double cannot hold most amounts of money");
    }

    private ArchRule hiddenSecrets() {
        return classes()
                .that(resideInAPackage(root + ".."))
                .and(not(resideInAPackage(root + ".presentation.http.model..")))
                .and()
                .areRecords()
                .should(new HiddenSecrets())
                .because("a record is put into a log or an error by its text");
    }

    private static boolean passesThroughADouble(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String member = access.getTarget().getName();
        boolean decimal = owner.isEquivalentTo(java.math.BigDecimal.class);
        if (decimal && (member.equals("doubleValue") || member.equals("floatValue"))) {
            return true;
        }
        return owner.getPackageName().startsWith("com.webcohesion.ofx4j")
                && access.getTarget()
                        .getFullName()
                        .matches(".*\\.get(Amount|Units|UnitPrice|MarketValue|Total)\\(\\)");
    }

    private static boolean isRequest(JavaClass type) {
        return type.getFullName().equals("com.dashtam.kernel.command.Command")
                || type.getFullName().equals("com.dashtam.kernel.command.Query");
    }
}
