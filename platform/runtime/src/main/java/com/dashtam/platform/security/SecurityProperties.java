package com.dashtam.platform.security;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param issuer the {@code iss} of every token: the public address of the system
 * @param identity the address of identity-service
 */
@ConfigurationProperties("dashtam.security")
public record SecurityProperties(String issuer, URI identity) {}
