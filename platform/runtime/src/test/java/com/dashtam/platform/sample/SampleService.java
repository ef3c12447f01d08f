package com.dashtam.platform.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The sample service, running on free ports. */
public final class SampleService implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private SampleService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * @param properties {@code name=value}, stronger than the defaults of the sample
     */
    public static SampleService start(Class<?> beans, String... properties) {
        var all =
                new ArrayList<>(
                        List.of(
                                "spring.config.import=classpath:dashtam-platform.yaml",
                                "spring.application.name=sample-service",
                                "DASHTAM_PORT=0",
                                "DASHTAM_MANAGEMENT_PORT=0",
                                "dashtam.http.contracts=sample",
                                "spring.kafka.bootstrap-servers=127.0.0.1:1"));
        var arguments = new ArrayList<String>();
        for (var property : properties) {
            arguments.add("--" + property);
        }
        return new SampleService(
                new SpringApplicationBuilder(Application.class, beans)
                        .web(WebApplicationType.SERVLET)
                        .properties(all.toArray(String[]::new))
                        .run(arguments.toArray(String[]::new)));
    }

    public int port() {
        return port("local.server.port");
    }

    public int managementPort() {
        return port("local.management.port");
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    private int port(String property) {
        return context.getEnvironment().getRequiredProperty(property, Integer.class);
    }

    public Map<String, ?> beansOf(Class<?> type) {
        return context.getBeansOfType(type);
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
    @Import({
        ThingController.class,
        FaultController.class,
        UploadController.class,
        InternalController.class
    })
    static class Application {}
}
