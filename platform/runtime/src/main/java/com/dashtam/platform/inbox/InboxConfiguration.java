package com.dashtam.platform.inbox;

import com.dashtam.platform.events.EventTypes;
import com.dashtam.platform.events.SchemaFeed;
import com.dashtam.platform.events.Schemas;
import com.dashtam.platform.kafka.KafkaProperties;
import com.dashtam.platform.kafka.TopicFollower;
import com.dashtam.platform.workflow.WorkflowConfiguration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Runs every {@link EventSubscription} that a service declares. */
@AutoConfiguration(after = WorkflowConfiguration.class)
@ConditionalOnBean(EventSubscription.class)
@EnableConfigurationProperties(InboxProperties.class)
public class InboxConfiguration {

    @Bean
    Schemas schemas(List<EventSubscription> subscriptions) {
        var schemas = new Schemas();
        subscriptions.stream()
                .flatMap(subscription -> subscription.topics().stream())
                .flatMap(topic -> EventTypes.schemasOf(topic).stream())
                .forEach(schemas::add);
        return schemas;
    }

    @Bean
    TopicFollower schemaFeed(KafkaProperties kafka, Schemas schemas) {
        return SchemaFeed.into(schemas, kafka);
    }

    @Bean
    Inbox inbox(
            ObjectProvider<EventSubscription> subscriptions,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Schemas schemas,
            KafkaProperties kafka,
            InboxProperties properties,
            @Value("${spring.application.name}") String service) {
        return new Inbox(
                subscriptions.orderedStream().toList(),
                new Inbox.Parts(jdbc, transactions, schemas, kafka, properties),
                service);
    }

    @Bean
    InboxMetrics inboxMetrics(Inbox inbox) {
        return new InboxMetrics(inbox);
    }

    @Bean
    DeadLettersEndpoint deadLettersEndpoint(Inbox inbox) {
        return new DeadLettersEndpoint(inbox);
    }
}
