package com.dashtam.bench.image;

import com.dashtam.local.system.Component;
import com.dashtam.local.system.LocalSystem;
import com.dashtam.local.system.Port;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills in a container's variables, with the servers of a local system in the place of others. */
final class HostPlaces {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Z0-9_]+):\\?}");
    private static final Set<String> OWN_PORTS = Set.of("DASHTAM_PORT", "DASHTAM_BANK_PORT");

    private final LocalSystem system;
    private final Map<String, String> references;
    private final Map<String, String> addresses = new HashMap<>();

    HostPlaces(LocalSystem system, Map<String, String> references) {
        this.system = system;
        this.references = references;
        addresses.put("postgresql:5432", local(Port.POSTGRES));
        addresses.put("kafka:9092", local(Port.KAFKA));
        addresses.put("redis:6379", local(Port.REDIS));
        for (Component component : Component.values()) {
            if (component.kind() != Component.Kind.SERVER) {
                Port port = component.port();
                addresses.put(component.title() + ":" + port.usual(), local(port));
            }
        }
    }

    private String local(Port port) {
        return "127.0.0.1:" + system.port(port);
    }

    Map<String, String> environment(Image image) {
        Component component = Component.require(image.name());
        Map<String, String> environment = new LinkedHashMap<>();
        image.environment()
                .forEach((name, value) -> environment.put(name, value(component, name, value)));
        return environment;
    }

    private String value(Component component, String name, String written) {
        if (OWN_PORTS.contains(name)) {
            return number(component.port());
        }
        return switch (name) {
            case "DASHTAM_MANAGEMENT_PORT" -> number(component.ports().getLast());
            case "DASHTAM_SMTP_HOST" -> "127.0.0.1";
            case "DASHTAM_SMTP_PORT" -> number(Port.SMTP);
            // A volume in its container; here a file in its own folder.
            case "DASHTAM_BANK_STATE_FILE" -> "consents";
            default -> moved(filled(written));
        };
    }

    /** The number on which the local system has a component's last port. */
    String healthPort(Image image) {
        return number(Component.require(image.name()).ports().getLast());
    }

    private String number(Port port) {
        return Integer.toString(system.port(port));
    }

    private String filled(String written) {
        return REFERENCE
                .matcher(written)
                .replaceAll(found -> Matcher.quoteReplacement(reference(found.group(1))));
    }

    private String reference(String name) {
        String value = references.get(name);
        if (value == null) {
            throw new IllegalStateException("compose-env does not write " + name);
        }
        return value;
    }

    private String moved(String value) {
        String moved = value;
        for (Map.Entry<String, String> address : addresses.entrySet()) {
            moved = moved.replace(address.getKey(), address.getValue());
        }
        return moved;
    }
}
