package com.dashtam.platform.workflow;

import com.dashtam.kernel.event.Topic;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.id.UuidV7;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.platform.database.DatabaseConfiguration;
import com.dashtam.platform.database.DatabaseProperties;
import com.dashtam.platform.events.EventTypes;
import com.dashtam.platform.kafka.KafkaProperties;
import com.dashtam.platform.outbox.KeyText;
import com.dashtam.platform.outbox.Outbox;
import com.dashtam.platform.outbox.OutboxMaintenance;
import com.dashtam.platform.outbox.OutboxPartitions;
import com.dashtam.platform.outbox.OutboxProperties;
import com.dashtam.platform.outbox.SchemaRegister;
import com.dashtam.platform.relay.OutboxRelay;
import com.dashtam.platform.relay.RelayProperties;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Gives a service its outbox, its relay and its workflows; the service names its topic. */
@AutoConfiguration(after = {DatabaseConfiguration.class, JdbcClientAutoConfiguration.class})
@ConditionalOnProperty("dashtam.outbox.topic")
@EnableConfigurationProperties({
    OutboxProperties.class,
    RelayProperties.class,
    KafkaProperties.class
})
public class WorkflowConfiguration {

    @Bean
    @ConditionalOnMissingBean
    InstantSource clock() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnMissingBean
    Ids ids(InstantSource clock) {
        return new UuidV7(clock);
    }

    @Bean
    Transactions transactions(PlatformTransactionManager transactions) {
        return new SpringTransactions(transactions);
    }

    @Bean
    Outbox outbox(JdbcClient jdbc, OutboxProperties properties, Ids ids) {
        var keys = new KeyText(Base64.getDecoder().decode(properties.keySecret()));
        return new Outbox(jdbc, properties.topic(), keys, ids);
    }

    @Bean
    Workflows workflows(
            Outbox outbox, Ids ids, JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new TransactionalWorkflows(outbox, ids, jdbc, transactions);
    }

    @Bean
    OutboxMaintenance outboxMaintenance(
            DatabaseProperties database,
            OutboxProperties properties,
            InstantSource clock,
            JdbcClient jdbc) {
        new SchemaRegister(jdbc).register(EventTypes.schemasOf(properties.topic()));
        return new OutboxMaintenance(
                new OutboxPartitions(database, properties, clock),
                properties.maintenanceInterval());
    }

    @Bean
    @ConditionalOnProperty(name = "dashtam.relay.enabled", matchIfMissing = true)
    OutboxRelay outboxRelay(
            DatabaseProperties database,
            KafkaProperties kafka,
            RelayProperties relay,
            OutboxProperties outbox,
            @Value("${spring.application.name}") String service) {
        return new OutboxRelay(
                database, kafka, relay, List.of(outbox.topic(), Topic.SCHEMAS), service);
    }
}
