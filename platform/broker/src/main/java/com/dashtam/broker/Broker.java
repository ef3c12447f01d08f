package com.dashtam.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;

/** Formats the data directory at the first start, then serves until the process is told to end. */
public final class Broker {

    private static final String META_PROPERTIES = "meta.properties";

    private Broker() {}

    public static void main(String[] arguments) throws IOException {
        BrokerSettings settings = BrokerSettings.parse(arguments);
        Files.createDirectories(settings.dataDirectory());
        if (Files.notExists(settings.dataDirectory().resolve(META_PROPERTIES))) {
            format(settings);
        }
        KafkaRaftServer server =
                new KafkaRaftServer(KafkaConfig.fromProps(settings.kafka(), false), Time.SYSTEM);
        Exit.addShutdownHook("broker-shutdown", server::shutdown);
        server.startup();
        server.awaitShutdown();
    }

    private static void format(BrokerSettings settings) throws IOException {
        Path configuration =
                Files.createTempFile(settings.dataDirectory(), "format", ".properties");
        try {
            store(settings.kafka(), configuration);
            int status =
                    StorageTool.execute(
                            new String[] {
                                "format",
                                "--ignore-formatted",
                                "--cluster-id",
                                Uuid.randomUuid().toString(),
                                "--config",
                                configuration.toString()
                            },
                            System.out);
            if (status != 0) {
                throw new IOException("formatting the storage failed with status " + status);
            }
        } finally {
            Files.delete(configuration);
        }
    }

    private static void store(Properties properties, Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
    }
}
