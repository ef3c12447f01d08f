package com.dashtam.local.system;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The environment variables that configure a service, and the sandbox bank, for the embedded run.
 */
final class ServiceEnvironment {

    static final String AUDITOR_EMAIL = "auditor@dashtam.test";
    static final String ADMIN_EMAIL = "admin@dashtam.test";

    private static final String BANK_CLIENT_ID = "dashtam";
    private static final List<String> BANK_SLUGS = List.of("sandbox", "schwab", "plaid");
    private static final String MAIL_FROM = "no-reply@dashtam.test";
    private static final String PARTITIONS = "3";
    private static final String REPLICATION = "1";
    private static final List<Component> CLIENTS =
            List.of(Component.GATEWAY, Component.PROVIDER, Component.SYNC, Component.AUDIT);
    private static final List<Component> CALLED =
            List.of(Component.IDENTITY, Component.PROVIDER, Component.SYNC, Component.AUDIT);

    private final PortPlan ports;
    private final Secrets secrets;

    ServiceEnvironment(PortPlan ports, Secrets secrets) {
        this.ports = ports;
        this.secrets = secrets;
    }

    /** What callers from outside put before every path. */
    String publicUrl() {
        return "http://localhost:" + ports.number(Port.GATEWAY);
    }

    /**
     * @param port where this instance listens
     * @param managementPort where it answers about its health
     */
    Map<String, String> of(Component service, int port, int managementPort) {
        Map<String, String> environment = common();
        environment.put("DASHTAM_PORT", Integer.toString(port));
        environment.put("DASHTAM_MANAGEMENT_PORT", Integer.toString(managementPort));
        environment.put("DASHTAM_CLIENT_SECRET", secrets.client(service));
        if (service.hasDatabase()) {
            addDatabase(environment, service);
        }
        environment.putAll(own(service));
        return environment;
    }

    private Map<String, String> common() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("DASHTAM_ENVIRONMENT", "local");
        environment.put("DASHTAM_KAFKA", "127.0.0.1:" + ports.number(Port.KAFKA));
        environment.put("DASHTAM_KAFKA_PARTITIONS", PARTITIONS);
        environment.put("DASHTAM_KAFKA_REPLICATION", REPLICATION);
        environment.put("DASHTAM_PUBLIC_URL", publicUrl());
        for (Component called : CALLED) {
            environment.put(variable(called) + "_URL", url(called.port()));
        }
        return environment;
    }

    private void addDatabase(Map<String, String> environment, Component service) {
        String database = service.shortName();
        environment.put(
                "DASHTAM_DB_URL",
                "jdbc:postgresql://127.0.0.1:%d/%s"
                        .formatted(ports.number(Port.POSTGRES), database));
        environment.put("DASHTAM_DB_USER", database + "_app");
        environment.put("DASHTAM_DB_PASSWORD", secrets.database(service, "app"));
        environment.put("DASHTAM_DB_OWNER_USER", database + "_owner");
        environment.put("DASHTAM_DB_OWNER_PASSWORD", secrets.database(service, "owner"));
        environment.put("DASHTAM_DB_RELAY_USER", database + "_relay");
        environment.put("DASHTAM_DB_RELAY_PASSWORD", secrets.database(service, "relay"));
        environment.put("DASHTAM_KEY_HMAC", secrets.keyHmac());
    }

    private Map<String, String> own(Component component) {
        return switch (component) {
            case IDENTITY -> identity();
            case PROVIDER -> provider();
            case GATEWAY ->
                    Map.of(
                            "DASHTAM_REDIS",
                            "redis://127.0.0.1:" + ports.number(Port.REDIS),
                            "DASHTAM_TRUSTED_PROXIES",
                            "127.0.0.1/32");
            case SYNC, AUDIT, BANK, MAILBOX, KAFKA, REDIS, POSTGRESQL -> Map.of();
        };
    }

    private Map<String, String> identity() {
        Map<String, String> environment = new LinkedHashMap<>();
        for (Component client : CLIENTS) {
            environment.put("DASHTAM_CLIENT_SECRET_" + client.name(), secrets.client(client));
        }
        environment.put("DASHTAM_KEY_SIGNING", secrets.keySigning());
        environment.put("DASHTAM_SMTP_HOST", "127.0.0.1");
        environment.put("DASHTAM_SMTP_PORT", Integer.toString(ports.number(Port.SMTP)));
        environment.put("DASHTAM_MAIL_FROM", MAIL_FROM);
        environment.put("DASHTAM_BOOTSTRAP_AUDITOR_EMAIL", AUDITOR_EMAIL);
        environment.put("DASHTAM_BOOTSTRAP_AUDITOR_PASSWORD", secrets.auditorPassword());
        environment.put("DASHTAM_BOOTSTRAP_ADMIN_EMAIL", ADMIN_EMAIL);
        environment.put("DASHTAM_BOOTSTRAP_ADMIN_PASSWORD", secrets.adminPassword());
        return environment;
    }

    private Map<String, String> provider() {
        String bank = "http://localhost:" + ports.number(Port.BANK);
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("DASHTAM_KEY_CREDENTIALS", secrets.keyCredentials());
        environment.put("DASHTAM_SANDBOX_URL", bank);
        environment.put("DASHTAM_SANDBOX_BROWSER_URL", bank);
        environment.put("DASHTAM_SANDBOX_CLIENT_ID", BANK_CLIENT_ID);
        environment.put("DASHTAM_SANDBOX_CLIENT_SECRET", secrets.bankClient());
        environment.put("DASHTAM_SANDBOX_WEBHOOK_SECRET", secrets.bankWebhook());
        environment.put("DASHTAM_ALPACA_PAPER_URL", bank + "/alpaca");
        environment.put("DASHTAM_SCHWAB_URL", bank + "/schwab");
        environment.put("DASHTAM_SCHWAB_BROWSER_URL", bank + "/schwab");
        environment.put("DASHTAM_SCHWAB_CLIENT_ID", BANK_CLIENT_ID);
        environment.put("DASHTAM_SCHWAB_CLIENT_SECRET", secrets.bankClient());
        environment.put("DASHTAM_PLAID_URL", bank + "/plaid");
        environment.put("DASHTAM_PLAID_CLIENT_ID", BANK_CLIENT_ID);
        environment.put("DASHTAM_PLAID_SECRET", secrets.bankClient());
        environment.put("DASHTAM_PLAID_WEBHOOK_URL", publicUrl() + "/webhooks/plaid");
        return environment;
    }

    Map<String, String> bank() {
        return Map.of(
                "DASHTAM_BANK_PORT", Integer.toString(ports.number(Port.BANK)),
                "DASHTAM_BANK_CLIENT_ID", BANK_CLIENT_ID,
                "DASHTAM_BANK_CLIENT_SECRET", secrets.bankClient(),
                "DASHTAM_BANK_REDIRECT_URIS", redirectUris(),
                "DASHTAM_BANK_ADMIN_TOKEN", secrets.bankAdmin(),
                "DASHTAM_BANK_WEBHOOK_SECRET", secrets.bankWebhook());
    }

    private String redirectUris() {
        return BANK_SLUGS.stream()
                .map(slug -> publicUrl() + "/oauth/" + slug + "/callback")
                .collect(Collectors.joining(","));
    }

    private String url(Port port) {
        return "http://127.0.0.1:" + ports.number(port);
    }

    private static String variable(Component component) {
        return "DASHTAM_" + component.name();
    }
}
