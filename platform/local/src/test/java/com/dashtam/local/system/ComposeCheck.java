package com.dashtam.local.system;

import com.dashtam.local.server.Installation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares docker-compose.yml with the embedded run and says in what they differ. */
final class ComposeCheck {

    private static final String DATABASES = "databases";
    private static final Pattern PUBLISHED =
            Pattern.compile("127\\.0\\.0\\.1:(?:\\$\\{([A-Z_]+):\\?})?:(\\d+)");

    private static final String ANY_ADDRESS = "0.0.0.0";

    // Where the containers' servers are, for the address of the same server in the embedded run.
    private static final Map<String, String> ADDRESSES =
            Map.of(
                    "127.0.0.1:" + Port.POSTGRES.usual(), "postgresql:5432",
                    "127.0.0.1:" + Port.KAFKA.usual(), "kafka:9092",
                    "127.0.0.1:" + Port.REDIS.usual(), "redis:6379",
                    "127.0.0.1:" + Port.IDENTITY.usual(), "identity-service:8081",
                    "127.0.0.1:" + Port.PROVIDER.usual(), "provider-service:8082",
                    "127.0.0.1:" + Port.SYNC.usual(), "sync-service:8083",
                    "127.0.0.1:" + Port.AUDIT.usual(), "audit-service:8084");
    private static final Map<String, String> OTHER_VALUES =
            Map.of(
                    "DASHTAM_ENVIRONMENT", "production",
                    "DASHTAM_SMTP_HOST", "mailbox",
                    "DASHTAM_SMTP_PORT", "1025",
                    "DASHTAM_SANDBOX_URL", "http://sandbox-bank:19100",
                    "DASHTAM_ALPACA_PAPER_URL", "http://sandbox-bank:19100/alpaca",
                    "DASHTAM_SCHWAB_URL", "http://sandbox-bank:19100/schwab",
                    "DASHTAM_PLAID_URL", "http://sandbox-bank:19100/plaid",
                    "DASHTAM_PLAID_WEBHOOK_URL", "http://gateway:8080/webhooks/plaid");

    private static final String BANK_STATE = "/var/lib/dashtam/consents.json";

    private final ComposeFile file;
    private final String pom;
    private final ServiceEnvironment environment;
    private final Map<String, String> variables;
    private final List<String> faults = new ArrayList<>();

    ComposeCheck(ComposeFile file, String pom, Secrets secrets) {
        PortPlan ports = PortPlan.of(Map.of());
        this.file = file;
        this.pom = pom;
        this.environment = new ServiceEnvironment(ports, secrets);
        this.variables = ComposeEnvironment.of(ports, secrets);
    }

    List<String> faults() {
        checkComponents();
        checkReferences();
        for (Component component : Component.of(Component.Kind.SERVICE)) {
            checkModule(component);
            checkEnvironment(component.title(), expected(component));
            checkManagement(component);
        }
        checkModule(Component.BANK);
        checkEnvironment(Component.BANK.title(), expectedOfBank());
        checkDatabases();
        file.services().keySet().forEach(this::checkPorts);
        file.services().keySet().forEach(this::checkRunning);
        checkServerVersions();
        return faults;
    }

    private void checkComponents() {
        Set<String> expected = new TreeSet<>(Set.of(DATABASES));
        for (Component component : Component.values()) {
            expected.add(component.title());
        }
        same("the services", expected, new TreeSet<>(file.services().keySet()));
    }

    private void checkReferences() {
        same("the variables in .env", new TreeSet<>(variables.keySet()), file.references());
        same("references that may be unset", List.of(), file.laxReferences());
    }

    private void checkModule(Component component) {
        Path module = component.jar(Installation.root()).orElseThrow().getParent().getParent();
        String name = Installation.root().relativize(module).toString();
        Object build = file.service(component.title()).get("build");
        same("the build of " + component.title(), module(name), build);
        if (!pom.contains("<module>" + name + "</module>")) {
            faults.add("no module of the parent POM: " + name);
        }
    }

    private static Map<String, Object> module(String name) {
        return Map.of("context", ".", "args", Map.of("MODULE", name));
    }

    private Map<String, String> expected(Component service) {
        Map<String, String> expected = new TreeMap<>();
        environment
                .of(service, service.port().usual(), service.ports().getLast().usual())
                .forEach((name, value) -> expected.put(name, inContainers(name, value)));
        expected.put("DASHTAM_ADDRESS", ANY_ADDRESS);
        expected.put("DASHTAM_MANAGEMENT_ADDRESS", ANY_ADDRESS);
        return expected;
    }

    private Map<String, String> expectedOfBank() {
        Map<String, String> expected = new TreeMap<>(environment.bank());
        expected.put("DASHTAM_BANK_STATE_FILE", BANK_STATE);
        expected.put("DASHTAM_BANK_HOST", ANY_ADDRESS);
        expected.put("DASHTAM_BANK_PUBLIC_URL", "http://localhost:19100");
        return expected;
    }

    private static String inContainers(String name, String value) {
        String other = OTHER_VALUES.get(name);
        if (other != null) {
            return other;
        }
        String moved = value;
        for (Map.Entry<String, String> address : ADDRESSES.entrySet()) {
            moved = moved.replace(address.getKey(), address.getValue());
        }
        return moved;
    }

    private void checkEnvironment(String service, Map<String, String> expected) {
        Map<String, String> written = file.environment(service, variables);
        Set<String> names = new TreeSet<>(expected.keySet());
        names.addAll(written.keySet());
        for (String name : names) {
            // By name alone: a value may be a secret.
            if (!Objects.equals(expected.get(name), written.get(name))) {
                faults.add(service + ": " + name + " is not as in the embedded run");
            }
        }
    }

    private void checkDatabases() {
        Map<String, String> expected = new HashMap<>();
        variables.forEach((name, value) -> {
            if (name.contains("_DB_")) {
                expected.put(name, value);
            }
        });
        expected.put("PGHOST", Component.POSTGRESQL.title());
        expected.put("PGUSER", "postgres");
        expected.put("PGPASSWORD", variables.get("DASHTAM_POSTGRES_PASSWORD"));
        checkEnvironment(DATABASES, expected);
        List<String> names =
                Component.of(Component.Kind.SERVICE).stream()
                        .filter(Component::hasDatabase)
                        .map(Component::shortName)
                        .toList();
        same("the databases", names, file.list(DATABASES, "command"));
    }

    /** Each published port is on the loopback address and, if chosen, chosen by its variable. */
    private void checkPorts(String service) {
        List<Port> own = Component.named(service).map(Component::ports).orElse(List.of());
        for (String published : file.list(service, "ports")) {
            Matcher port = PUBLISHED.matcher(published);
            if (!port.matches()) {
                faults.add(service + " publishes " + published);
                continue;
            }
            String variable = port.group(1);
            boolean known =
                    own.stream()
                            .anyMatch(each ->
                                    variable == null
                                            ? port.group(2).equals(Integer.toString(each.usual()))
                                            : each.variable().equals(variable));
            if (!known) {
                faults.add(service + " publishes a port that is not its own: " + published);
            }
        }
    }

    private void checkManagement(Component component) {
        String service = component.title();
        String management = Integer.toString(component.ports().getLast().usual());
        List<?> test = (List<?>) file.map(service, "healthcheck").get("test");
        same(
                service + "'s health check",
                List.of("CMD", "healthy", management, "/actuator/health/readiness"),
                test);
        if (!file.list(service, "ports").contains("127.0.0.1::" + management)) {
            faults.add(service + " does not publish its management port");
        }
    }

    private void checkRunning(String service) {
        Map<String, Object> definition = file.service(service);
        same(service + "'s capabilities", List.of("ALL"), definition.get("cap_drop"));
        same(
                service + "'s privileges",
                List.of("no-new-privileges:true"),
                definition.get("security_opt"));
        if (!service.equals(DATABASES)) {
            same(service + " after a crash", "unless-stopped", definition.get("restart"));
            if (!definition.containsKey("healthcheck")) {
                faults.add(service + " has no health check");
            }
        }
    }

    private void checkServerVersions() {
        String postgres = property("postgres-binaries.version").replaceFirst("\\.0$", "");
        for (String service : List.of("postgresql", DATABASES)) {
            same("the image of " + service, "postgres:" + postgres, image(service));
        }
        same(
                "the image of kafka",
                "apache/kafka:" + property("kafka-broker.version"),
                image("kafka"));
        for (String service : List.of("redis", "mailbox")) {
            if (!String.valueOf(image(service)).matches("[a-z/]+:v?\\d+\\.\\d+\\.\\d+")) {
                faults.add("the image of " + service + " is not pinned");
            }
        }
    }

    private Object image(String service) {
        return file.service(service).get("image");
    }

    private String property(String name) {
        Matcher value = Pattern.compile("<" + name + ">([^<]+)</").matcher(pom);
        return value.find() ? value.group(1) : "";
    }

    private void same(String what, Object expected, Object found) {
        if (!Objects.equals(expected, found)) {
            faults.add("%s: expected %s, found %s".formatted(what, expected, found));
        }
    }
}
