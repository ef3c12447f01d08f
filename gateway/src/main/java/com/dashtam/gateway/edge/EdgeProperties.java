package com.dashtam.gateway.edge;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the gateway takes from clients.
 *
 * @param publicUrl where clients reach us
 * @param trustedProxies CIDR blocks whose word on the client's address counts
 * @param corsOrigins origins whose scripts may call us
 * @param maxTarget of a request line
 * @param maxHeaders of all headers together
 * @param readTimeout between two pieces of a request
 */
@ConfigurationProperties("dashtam.edge")
public record EdgeProperties(
        URI publicUrl,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue List<String> corsOrigins,
        @DefaultValue("8KB") DataSize maxTarget,
        @DefaultValue("16KB") DataSize maxHeaders,
        @DefaultValue("20s") Duration readTimeout) {}
