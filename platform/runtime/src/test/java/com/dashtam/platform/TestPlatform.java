package com.dashtam.platform;

import com.dashtam.kernel.event.Topic;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.platform.inbox.EventSubscription;
import com.dashtam.testing.server.TestDatabase;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A service without any business: the platform's auto-configuration over one database. */
public final class TestPlatform implements AutoCloseable {

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Service {}

    private final ConfigurableApplicationContext context;

    private TestPlatform(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static TestPlatform start(
            TestDatabase database, String kafka, Topic topic, EventSubscription... subscriptions) {
        return start(database, kafka, topic, Map.of(), subscriptions);
    }

    public static TestPlatform start(
            TestDatabase database,
            String kafka,
            Topic topic,
            Map<String, Object> more,
            EventSubscription... subscriptions) {
        var properties = new HashMap<String, Object>(database.environment());
        properties.put("DASHTAM_KAFKA", kafka);
        properties.put("DASHTAM_KAFKA_PARTITIONS", "3");
        properties.put("DASHTAM_KAFKA_REPLICATION", "1");
        properties.put("DASHTAM_KEY_HMAC", "bG9jYWwta2V5LW9mLXRoaXJ0eS10d28tYnl0ZXMtISE=");
        properties.put("dashtam.outbox.topic", topic.name());
        properties.put(
                "spring.config.import",
                "classpath:dashtam-platform.yaml,classpath:dashtam-data.yaml");
        properties.put("DASHTAM_PORT", "0");
        properties.put("DASHTAM_MANAGEMENT_PORT", "0");
        properties.put("spring.application.name", "test-service");
        properties.put("spring.main.banner-mode", "off");
        properties.put("logging.level.root", "WARN");
        properties.put("dashtam.inbox.session-timeout", "6s");
        properties.putAll(more);
        ApplicationContextInitializer<GenericApplicationContext> declare =
                context -> {
                    for (EventSubscription subscription : subscriptions) {
                        context.registerBean(
                                "subscription" + subscription.hashCode(),
                                EventSubscription.class,
                                () -> subscription);
                    }
                };
        return new TestPlatform(
                new SpringApplicationBuilder(Service.class)
                        .web(WebApplicationType.NONE)
                        .initializers(declare)
                        .properties(properties)
                        .run());
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public Workflows workflows() {
        return get(Workflows.class);
    }

    public JdbcClient jdbc() {
        return get(JdbcClient.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
