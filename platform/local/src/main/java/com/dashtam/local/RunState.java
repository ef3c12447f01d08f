package com.dashtam.local;

import com.dashtam.local.server.ServerFailure;
import com.dashtam.local.system.Component;
import com.dashtam.local.system.LocalSystem;
import com.dashtam.local.system.Port;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What a running launcher tells other calls of it: the ports that it uses, and where to look.
 *
 * @param urls in the order in which they are shown
 */
record RunState(Map<Port, Integer> ports, Map<String, String> urls) {

    private static final String URL = "url.";
    private static final String PORT = "port.";

    static RunState of(LocalSystem system, Collection<Component> started) {
        Map<Port, Integer> ports = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            ports.put(port, system.port(port));
        }
        Map<String, String> urls = new LinkedHashMap<>();
        Map<Component, String> shown = new LinkedHashMap<>();
        shown.put(Component.GATEWAY, system.publicUrl() + "/api/v1");
        shown.put(Component.MAILBOX, system.url(Component.MAILBOX).toString());
        shown.put(Component.BANK, system.url(Component.BANK).toString());
        shown.put(Component.POSTGRESQL, "127.0.0.1:" + system.port(Port.POSTGRES));
        shown.put(Component.KAFKA, system.kafka());
        shown.keySet().retainAll(started);
        shown.forEach((component, url) -> urls.put(component.title(), url));
        return new RunState(ports, urls);
    }

    void write(Path file) {
        Properties properties = new Properties();
        ports.forEach((port, number) -> properties.setProperty(PORT + port, number.toString()));
        int index = 0;
        for (Map.Entry<String, String> url : urls.entrySet()) {
            properties.setProperty(URL + index++, url.getKey() + "=" + url.getValue());
        }
        try (var writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        } catch (IOException e) {
            throw new ServerFailure("cannot write " + file, e);
        }
    }

    static Optional<RunState> read(Path file) {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new ServerFailure("cannot read " + file, e);
        }
        Map<Port, Integer> ports = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            Optional.ofNullable(properties.getProperty(PORT + port))
                    .ifPresent(number -> ports.put(port, Integer.valueOf(number)));
        }
        Map<String, String> urls = new LinkedHashMap<>();
        for (int index = 0; properties.containsKey(URL + index); index++) {
            String[] parts = properties.getProperty(URL + index, "").split("=", 2);
            urls.put(parts[0], parts[1]);
        }
        return Optional.of(new RunState(ports, urls));
    }

    void print(PrintStream out) {
        urls.forEach((what, url) -> out.printf("  %-18s %s%n", what, url));
    }

    int port(Port port) {
        return ports.getOrDefault(port, port.usual());
    }
}
