package com.dashtam.identity.infrastructure.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What letters look like from outside; server, port and timeouts are {@code spring.mail.*}.
 *
 * @param from the sender's address
 */
@ConfigurationProperties("dashtam.identity.mail")
public record MailProperties(String from) {}
