package com.dashtam.gateway.tail;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param poll the longest wait for records
 * @param probeInterval between two looks whether Kafka is there
 * @param probeTimeout how long such a look may take
 * @param retry the pause after a failure
 * @param maxRecords handled between two looks at anything else
 */
@ConfigurationProperties("dashtam.tail")
public record TailProperties(
        @DefaultValue("1s") Duration poll,
        @DefaultValue("5s") Duration probeInterval,
        @DefaultValue("2s") Duration probeTimeout,
        @DefaultValue("500ms") Duration retry,
        @DefaultValue("500") int maxRecords) {}
