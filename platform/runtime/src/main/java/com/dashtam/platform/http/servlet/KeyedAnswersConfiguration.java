package com.dashtam.platform.http.servlet;

import com.dashtam.platform.idempotency.Idempotency;
import com.dashtam.platform.idempotency.IdempotencyConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/** Lets the controllers of a service with a database honour idempotency keys. */
@AutoConfiguration(after = IdempotencyConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(Idempotency.class)
public class KeyedAnswersConfiguration {

    @Bean
    IdempotentAnswers idempotentAnswers(Idempotency idempotency, JsonMapper json) {
        return new IdempotentAnswers(idempotency, json);
    }
}
