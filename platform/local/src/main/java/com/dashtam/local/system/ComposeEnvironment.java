package com.dashtam.local.system;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The variables that docker-compose.yml refers to: passwords and keys, and what the outside sees of
 * the system. Names and values are those of the embedded run; a variable in which services differ
 * has the service in its name, as in {@code DASHTAM_SYNC_DB_PASSWORD}.
 */
public final class ComposeEnvironment {

    private static final String PREFIX = "DASHTAM_";
    private static final String CLIENT_SECRET = "DASHTAM_CLIENT_SECRET";
    private static final Pattern SECRET = Pattern.compile(".*_(PASSWORD|SECRET|KEY)(_.*)?");
    private static final Set<String> OUTSIDE =
            Set.of(
                    "DASHTAM_PUBLIC_URL",
                    "DASHTAM_SANDBOX_BROWSER_URL",
                    "DASHTAM_MAIL_FROM",
                    "DASHTAM_BOOTSTRAP_AUDITOR_EMAIL",
                    "DASHTAM_BOOTSTRAP_ADMIN_EMAIL",
                    "DASHTAM_TRUSTED_PROXIES");
    private static final List<Port> PUBLISHED =
            List.of(Port.GATEWAY, Port.BANK, Port.MAILBOX, Port.KAFKA, Port.POSTGRES);

    private ComposeEnvironment() {}

    /** In the order in which they are written. */
    public static Map<String, String> of(PortPlan ports, Secrets secrets) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (Port port : PUBLISHED) {
            variables.put(port.variable(), Integer.toString(ports.number(port)));
        }
        var environment = new ServiceEnvironment(ports, secrets);
        for (Component service : Component.of(Component.Kind.SERVICE)) {
            environment
                    .of(service, service.port().usual(), service.ports().getLast().usual())
                    .forEach((name, value) -> {
                        if (OUTSIDE.contains(name) || SECRET.matcher(name).matches()) {
                            variables.put(nameFor(service, name), value);
                        }
                    });
        }
        variables.put("DASHTAM_BANK_ADMIN_TOKEN", secrets.bankAdmin());
        variables.put("DASHTAM_POSTGRES_PASSWORD", secrets.databaseSuperuser());
        return variables;
    }

    private static String nameFor(Component service, String variable) {
        if (variable.equals(CLIENT_SECRET)) {
            return CLIENT_SECRET + "_" + service.name();
        }
        return variable.startsWith(PREFIX + "DB_")
                ? PREFIX + service.name() + "_" + variable.substring(PREFIX.length())
                : variable;
    }
}
