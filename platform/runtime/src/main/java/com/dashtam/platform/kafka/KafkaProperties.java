package com.dashtam.platform.kafka;

import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Kafka is, and how topics are made when they are missing.
 *
 * @param partitions of each event topic, fixed at creation
 * @param eventRetention how long event topics keep events
 */
@ConfigurationProperties("dashtam.kafka")
public record KafkaProperties(
        String bootstrapServers,
        @DefaultValue("24") int partitions,
        @DefaultValue("3") short replication,
        @DefaultValue("14d") Duration eventRetention,
        @DefaultValue("10s") Duration requestTimeout) {

    /** What every client of ours starts from. */
    public Properties clientProperties() {
        var properties = new Properties();
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(
                CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, (int) requestTimeout.toMillis());
        properties.put(CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG, 100);
        properties.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000);
        properties.put(CommonClientConfigs.RETRY_BACKOFF_MS_CONFIG, 100);
        properties.put(CommonClientConfigs.RETRY_BACKOFF_MAX_MS_CONFIG, 1000);
        properties.put(CommonClientConfigs.METADATA_MAX_AGE_CONFIG, 10_000);
        properties.put("enable.metrics.push", false);
        return properties;
    }
}
