package com.dashtam.platform.security;

import com.dashtam.platform.kafka.KafkaProperties;
import com.dashtam.platform.kafka.TopicFollower;
import com.dashtam.platform.workflow.WorkflowConfiguration;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/**
 * Has services hear of retired keys. Identity reads its own table; the gateway reads the topic
 * anyway.
 */
@AutoConfiguration(after = {TokenConfiguration.class, WorkflowConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean({JwksClient.class, KafkaProperties.class})
public class RetirementConfiguration {

    @Bean
    TopicFollower keyRetirementFeed(
            KafkaProperties kafka, KeyRetirement retirement, InstantSource clock) {
        return KeyRetirementFeed.into(retirement, kafka, clock);
    }
}
