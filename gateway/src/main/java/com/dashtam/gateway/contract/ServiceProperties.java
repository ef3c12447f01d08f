package com.dashtam.gateway.contract;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The services behind the gateway.
 *
 * @param urls the base address of each service, by the name of its contract
 * @param responseTimeout until an answer begins
 * @param uploadTimeout the same for operations that take large bodies, which count in
 */
@ConfigurationProperties("dashtam.services")
public record ServiceProperties(
        Map<String, URI> urls,
        @DefaultValue("30s") Duration responseTimeout,
        @DefaultValue("2m") Duration uploadTimeout) {

    public ServiceProperties {
        urls = Map.copyOf(urls);
    }
}
