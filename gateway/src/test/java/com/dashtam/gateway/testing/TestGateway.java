package com.dashtam.gateway.testing;

import com.dashtam.gateway.Gateway;
import com.dashtam.gateway.testing.Tokens.Person;
import com.dashtam.testing.server.TestServers;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;

/** A gateway on ports of its own, behind it stand-ins and real servers. */
public final class TestGateway implements AutoCloseable {

    private static final Supplier<TestGateway> SHARED =
            new Supplier<>() {
                private final List<TestGateway> started = new ArrayList<>();

                @Override
                public synchronized TestGateway get() {
                    if (started.isEmpty()) {
                        started.add(start(Map.of()));
                    }
                    return started.getFirst();
                }
            };

    private final ConfigurableApplicationContext context;
    private final StandIn services;
    private final Tokens tokens;

    private TestGateway(ConfigurableApplicationContext context, StandIn services, Tokens tokens) {
        this.context = context;
        this.services = services;
        this.tokens = tokens;
    }

    /** The one that all tests share which neither configure it nor break its surroundings. */
    public static TestGateway shared() {
        return SHARED.get();
    }

    /**
     * @param properties beyond or instead of the defaults for tests
     */
    public static TestGateway start(Map<String, String> properties) {
        var tokens = new Tokens();
        var services = StandIn.start(0, tokens.keySet());
        var all = defaults(services);
        if (!properties.containsKey("DASHTAM_KAFKA")) {
            all.put("DASHTAM_KAFKA", TestServers.kafka().bootstrapServers());
        }
        if (!properties.containsKey("DASHTAM_REDIS")) {
            all.put("DASHTAM_REDIS", TestServers.redis().uri());
        }
        all.putAll(properties);
        var arguments = all.entrySet().stream().map(e -> "--" + e.getKey() + "=" + e.getValue());
        var application = new SpringApplication(Gateway.class);
        application.setRegisterShutdownHook(false);
        application.addInitializers(TestGateway::ownResources);
        return new TestGateway(application.run(arguments.toArray(String[]::new)), services, tokens);
    }

    /** Several gateways in one JVM must not close each other's event loops. */
    private static void ownResources(ConfigurableApplicationContext context) {
        ((GenericApplicationContext) context)
                .registerBean(
                        ReactorResourceFactory.class,
                        () -> {
                            var resources = new ReactorResourceFactory();
                            resources.setUseGlobalResources(false);
                            resources.setShutdownQuietPeriod(Duration.ZERO);
                            return resources;
                        });
    }

    private static Map<String, String> defaults(StandIn services) {
        var defaults = new java.util.LinkedHashMap<String, String>();
        defaults.put("DASHTAM_ENVIRONMENT", "local");
        defaults.put("DASHTAM_PORT", "0");
        defaults.put("DASHTAM_MANAGEMENT_PORT", "0");
        defaults.put("DASHTAM_PUBLIC_URL", Tokens.ISSUER);
        defaults.put("DASHTAM_CLIENT_SECRET", "client-secret-of-the-gateway-in-tests");
        defaults.put("DASHTAM_TRUSTED_PROXIES", "127.0.0.1/32");
        defaults.put("DASHTAM_KAFKA_PARTITIONS", "3");
        defaults.put("DASHTAM_KAFKA_REPLICATION", "1");
        for (var service : List.of("IDENTITY", "PROVIDER", "SYNC", "AUDIT")) {
            defaults.put("DASHTAM_" + service + "_URL", services.url());
        }
        return defaults;
    }

    public StandIn services() {
        return services;
    }

    public Tokens tokens() {
        return tokens;
    }

    public int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public URI uri(String pathAndQuery) {
        return URI.create("http://127.0.0.1:" + port() + pathAndQuery);
    }

    public URI management(String path) {
        var port = context.getEnvironment().getRequiredProperty("local.management.port");
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** The value of a metric, whatever its tags; {@code none} where there is no such metric. */
    public String metric(String name) {
        return Http.send(HttpRequest.newBuilder(management("/actuator/prometheus")))
                .body()
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElse("none");
    }

    /** The status of a part in the gateway's health. */
    public String health(String part) {
        var health = Http.json(Http.send(HttpRequest.newBuilder(management("/actuator/health"))));
        return health.path("components").path(part).path("status").asString();
    }

    public int readiness() {
        return Http.send(HttpRequest.newBuilder(management("/actuator/health/readiness")))
                .statusCode();
    }

    /** A request from an address that no other test uses, with a trace id of its own. */
    public HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(uri(pathAndQuery))
                .header("X-Forwarded-For", anyAddress())
                .header("X-Trace-Id", UUID.randomUUID().toString());
    }

    public HttpRequest.Builder request(String pathAndQuery, Person person) {
        return request(pathAndQuery).header("Authorization", "Bearer " + tokens.access(person));
    }

    public static String anyAddress() {
        var random = ThreadLocalRandom.current();
        return "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256);
    }

    @Override
    public void close() {
        context.close();
        services.close();
    }
}
