package com.dashtam.platform.http.servlet;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param contracts the contracts that this service answers, by file name without extension
 */
@ConfigurationProperties("dashtam.http")
record HttpProperties(List<String> contracts) {

    HttpProperties {
        if (contracts == null || contracts.isEmpty()) {
            throw new IllegalArgumentException("dashtam.http.contracts names no contract");
        }
        contracts = List.copyOf(contracts);
    }
}
