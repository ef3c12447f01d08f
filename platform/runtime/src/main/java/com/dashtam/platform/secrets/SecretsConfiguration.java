package com.dashtam.platform.secrets;

import java.util.Optional;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Gives a process its secrets. */
@AutoConfiguration
public class SecretsConfiguration {

    /** From the environment alone, which reads files as well. */
    @Bean
    @ConditionalOnMissingBean
    Secrets secrets(Environment environment) {
        return name ->
                Optional.ofNullable(environment.getProperty(name))
                        .filter(value -> !value.isBlank())
                        .map(Secret::new);
    }
}
