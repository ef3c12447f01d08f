package com.dashtam.identity.infrastructure.crypto;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How signing keys are used.
 *
 * @param refresh how long an instance goes without looking for new or retired keys
 */
@ConfigurationProperties("dashtam.identity.keys")
public record KeyProperties(@DefaultValue("1s") Duration refresh) {}
