package com.dashtam.gateway;

import com.dashtam.gateway.auth.AuthenticationFilter;
import com.dashtam.gateway.auth.EndedSessions;
import com.dashtam.gateway.auth.MinimumVersions;
import com.dashtam.gateway.auth.RevocationProperties;
import com.dashtam.gateway.auth.Revocations;
import com.dashtam.gateway.auth.ServiceTokenFilter;
import com.dashtam.gateway.contract.OwnOperations;
import com.dashtam.gateway.contract.RouteTable;
import com.dashtam.gateway.contract.RoutingFilter;
import com.dashtam.gateway.contract.ServiceProperties;
import com.dashtam.gateway.contract.ServiceRoutes;
import com.dashtam.gateway.docs.DocumentHandler;
import com.dashtam.gateway.docs.PageHandler;
import com.dashtam.gateway.docs.SchemaHandler;
import com.dashtam.gateway.edge.BodyLimitFilter;
import com.dashtam.gateway.edge.ClientAddresses;
import com.dashtam.gateway.edge.ClientFilter;
import com.dashtam.gateway.edge.CrossOrigin;
import com.dashtam.gateway.edge.EdgeProperties;
import com.dashtam.gateway.edge.FilterSequence;
import com.dashtam.gateway.edge.GuardedServer;
import com.dashtam.gateway.edge.NextTurnFilter;
import com.dashtam.gateway.edge.ProblemHandler;
import com.dashtam.gateway.edge.RefreshCookieFilter;
import com.dashtam.gateway.edge.RefusalFilter;
import com.dashtam.gateway.edge.RequestTimes;
import com.dashtam.gateway.edge.SecurityHeadersFilter;
import com.dashtam.gateway.edge.TraceFilter;
import com.dashtam.gateway.forward.Deadlines;
import com.dashtam.gateway.forward.Forwarding;
import com.dashtam.gateway.forward.ServiceMapping;
import com.dashtam.gateway.health.HealthHandler;
import com.dashtam.gateway.health.LimitsHealth;
import com.dashtam.gateway.health.RevocationsHealth;
import com.dashtam.gateway.health.StreamsHealth;
import com.dashtam.gateway.limit.DenialProperties;
import com.dashtam.gateway.limit.DenialReporter;
import com.dashtam.gateway.limit.LimitFilter;
import com.dashtam.gateway.limit.LimitProperties;
import com.dashtam.gateway.limit.Limiter;
import com.dashtam.gateway.limit.RedisTokenBuckets;
import com.dashtam.gateway.sse.EventStreaming;
import com.dashtam.gateway.sse.StreamProperties;
import com.dashtam.gateway.tail.TailProperties;
import com.dashtam.gateway.tail.TopicTail;
import com.dashtam.kernel.event.Topic;
import com.dashtam.kernel.id.Ids;
import com.dashtam.platform.events.EventTypes;
import com.dashtam.platform.events.SchemaFeed;
import com.dashtam.platform.events.Schemas;
import com.dashtam.platform.kafka.KafkaProperties;
import com.dashtam.platform.kafka.TopicFollower;
import com.dashtam.platform.security.ContractAccess;
import com.dashtam.platform.security.JwtVerifier;
import com.dashtam.platform.security.KeyRetirement;
import com.dashtam.platform.security.RevokedSessions;
import com.dashtam.platform.security.ServiceTokens;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.handler.FilteringWebHandler;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.server.WebFilter;
import reactor.netty.http.client.HttpClient;

/** The gateway's parts, put together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    DenialProperties.class,
    EdgeProperties.class,
    KafkaProperties.class,
    LimitProperties.class,
    RevocationProperties.class,
    ServiceProperties.class,
    StreamProperties.class,
    TailProperties.class
})
class GatewayConfiguration {

    private static final int BEFORE_THE_FRAMEWORK = -2;

    @Bean
    RouteTable routeTable(ServiceProperties services) {
        return RouteTable.load(services.urls().keySet());
    }

    @Bean
    ServiceRoutes serviceRoutes(ServiceProperties services) {
        return new ServiceRoutes(services);
    }

    @Bean
    GuardedServer guardedServer(EdgeProperties edge) {
        return new GuardedServer(edge);
    }

    /** Nobody watches the framework's observations; {@link RequestTimes} measures instead. */
    @Bean
    ObservationRegistry observationRegistry() {
        return ObservationRegistry.NOOP;
    }

    /** A request that may have reached a service must not be sent again on our own account. */
    @Bean
    HttpClientCustomizer noHiddenRetries() {
        return client -> client.disableRetry(true);
    }

    @Bean
    Deadlines deadlines() {
        return new Deadlines();
    }

    @Bean
    Forwarding forwarding(HttpClient gatewayHttpClient, Deadlines deadlines) {
        return new Forwarding(gatewayHttpClient, deadlines);
    }

    @Bean
    ServiceMapping serviceMapping(
            FilteringWebHandler filters, ServiceRoutes routes, Environment environment) {
        return new ServiceMapping(filters, routes, environment);
    }

    @Bean
    @Order(BEFORE_THE_FRAMEWORK)
    WebExceptionHandler problemHandler() {
        return new ProblemHandler();
    }

    @Bean
    EndedSessions endedSessions(RevocationProperties properties, InstantSource clock) {
        return new EndedSessions(properties, clock);
    }

    @Bean
    Revocations revocations(
            EndedSessions sessions,
            RevocationProperties properties,
            KeyRetirement keys,
            Schemas schemas,
            InstantSource clock) {
        var versions = new MinimumVersions(properties, clock);
        return new Revocations(sessions, versions, keys, schemas);
    }

    @Bean
    TopicTail revocationTail(
            Revocations revocations,
            RevocationProperties revocation,
            KafkaProperties kafka,
            TailProperties tails,
            InstantSource clock,
            MeterRegistry meters) {
        var source =
                new TopicTail.Source("revocations", List.of(Topic.IDENTITY), revocation.memory());
        return new TopicTail(source, kafka, tails, clock, revocations, meters);
    }

    @Bean
    RedisTokenBuckets tokenBuckets(LimitProperties limits, MeterRegistry meters) {
        return new RedisTokenBuckets(limits.redis(), meters);
    }

    @Bean
    Limiter limiter(RedisTokenBuckets buckets, LimitProperties limits, MeterRegistry meters) {
        return new Limiter(buckets, limits, meters);
    }

    @Bean
    DenialReporter denialReporter(
            DenialProperties properties,
            KafkaProperties kafka,
            Ids ids,
            InstantSource clock,
            MeterRegistry meters) {
        return new DenialReporter(properties, kafka, ids, clock, meters);
    }

    @Bean
    Schemas schemas() {
        var schemas = new Schemas();
        Arrays.stream(Topic.values())
                .flatMap(topic -> EventTypes.schemasOf(topic).stream())
                .forEach(schemas::add);
        return schemas;
    }

    @Bean
    TopicFollower schemaFeed(KafkaProperties kafka, Schemas schemas) {
        return SchemaFeed.into(schemas, kafka);
    }

    @Bean
    EventStreaming eventStreaming(
            StreamProperties properties,
            EndedSessions endedSessions,
            Schemas schemas,
            KafkaProperties kafka,
            TailProperties tails,
            InstantSource clock,
            MeterRegistry meters) {
        return new EventStreaming(properties, endedSessions, schemas, kafka, tails, clock, meters);
    }

    @Bean
    OwnOperations ownOperations(
            RouteTable routes,
            EventStreaming streaming,
            ServiceProperties services,
            EdgeProperties edge,
            Schemas schemas,
            HealthEndpoint health) {
        var page = new PageHandler();
        return new OwnOperations(
                routes,
                Map.of(
                        "getDocumentation",
                        page,
                        "getDocumentationFile",
                        page,
                        "getHealth",
                        new HealthHandler(health),
                        "streamEvents",
                        streaming.handler(),
                        "getOpenApiDocument",
                        new DocumentHandler(services.urls().keySet(), edge.publicUrl()),
                        "getEventSchema",
                        new SchemaHandler(schemas)));
    }

    /** Everything that a request passes before it is answered or forwarded, in order. */
    @Bean
    WebFilter filters(
            ApplicationContext context,
            Ids ids,
            EdgeProperties edge,
            RouteTable routes,
            JwtVerifier tokens,
            RevokedSessions revoked,
            Limiter limiter,
            DenialReporter denials,
            LimitProperties limits,
            ServiceTokens serviceTokens,
            MeterRegistry meters) {
        return new FilterSequence(
                context,
                new NextTurnFilter(),
                new RequestTimes(meters),
                new TraceFilter(ids),
                new SecurityHeadersFilter(edge.publicUrl()),
                new RefusalFilter(),
                CrossOrigin.filter(edge.corsOrigins()),
                new RefreshCookieFilter(edge.publicUrl(), edge.corsOrigins()),
                new RoutingFilter(routes),
                new ClientFilter(new ClientAddresses(edge.trustedProxies())),
                new BodyLimitFilter(),
                new AuthenticationFilter(new ContractAccess(tokens, revoked)),
                new LimitFilter(limiter, denials, routes, limits, meters),
                new ServiceTokenFilter(serviceTokens));
    }

    @Bean
    LimitsHealth limitsHealthIndicator(RedisTokenBuckets buckets) {
        return new LimitsHealth(buckets);
    }

    @Bean
    StreamsHealth streamsHealthIndicator(EventStreaming streaming) {
        return new StreamsHealth(streaming);
    }

    @Bean
    RevocationsHealth revocationsHealthIndicator(
            TopicTail revocationTail,
            EndedSessions sessions,
            RevocationProperties revocation,
            InstantSource clock) {
        return new RevocationsHealth(revocationTail, sessions, revocation.startGrace(), clock);
    }
}
