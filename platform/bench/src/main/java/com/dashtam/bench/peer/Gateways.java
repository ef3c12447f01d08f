package com.dashtam.bench.peer;

import com.dashtam.local.server.Installation;
import com.dashtam.local.server.JarServer;
import com.dashtam.local.server.JarServer.Listens;
import com.dashtam.local.server.KafkaServer;
import com.dashtam.local.server.Ports;
import com.dashtam.local.server.RedisServer;
import com.dashtam.local.server.Supervisor;
import com.dashtam.local.system.Component;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Our gateway, two stock ones and a bare proxy, in front of one service. */
public final class Gateways implements AutoCloseable {

    /** A catalogue that our contract lets every user read. */
    private static final String PATH = "/api/v1/institutions";

    private static final int HEAP_MEGABYTES = 256;
    private static final String WIDE_LIMITS =
            """
            {"dashtam": {"limits": {"policies": {"api_read": \
            {"capacity": 10000000, "refill-per-minute": 10000000}}}}}\
            """;

    private final Supervisor supervisor = Supervisor.temporary();
    private final AnyService service;
    private final Mint mint;
    private final RedisServer redis;
    private final KafkaServer kafka;
    private final URI ours;
    private final URI plain;
    private final URI checking;
    private final Optional<BareProxy> bare;

    /** Starts all of them, one after the other. */
    public Gateways() throws IOException, GeneralSecurityException {
        service = AnyService.start();
        mint = Mint.open();
        redis = new RedisServer(supervisor, RedisServer.Settings.forTests());
        kafka = new KafkaServer(supervisor, KafkaServer.Settings.forTests());
        redis.start();
        kafka.start();
        ours = startOurs();
        plain = startPeer("plain", Map.of());
        checking =
                startPeer(
                        "checks",
                        Map.of(
                                "PEER_REDIS",
                                redis.uri(),
                                "PEER_KEYSET",
                                mint.url() + "/.well-known/jwks.json",
                                "PEER_ISSUER",
                                Mint.ISSUER));
        bare = BareProxy.start(service.url(), supervisor.folder());
    }

    /** Checks tokens, revocation and limits. */
    public URI ours() {
        return ours.resolve(PATH);
    }

    /** Forwards, and checks nothing. */
    public URI plain() {
        return plain.resolve(PATH);
    }

    /** Checks tokens and limits with what the framework brings. */
    public URI checking() {
        return checking.resolve(PATH);
    }

    /** Forwards, and is of another make; absent where there is no nginx on the PATH. */
    public Optional<URI> bare() {
        return bare.map(proxy -> proxy.url().resolve(PATH));
    }

    public List<String> tokens(int users) {
        return mint.tokens(users);
    }

    private URI startOurs() {
        int port = Ports.free();
        int management = Ports.free();
        Map<String, String> environment = new HashMap<>();
        environment.put("DASHTAM_ENVIRONMENT", "local");
        environment.put("DASHTAM_PORT", Integer.toString(port));
        environment.put("DASHTAM_MANAGEMENT_PORT", Integer.toString(management));
        environment.put("DASHTAM_PUBLIC_URL", Mint.ISSUER);
        environment.put("DASHTAM_CLIENT_SECRET", "the-gateways-own");
        environment.put("DASHTAM_KAFKA", "127.0.0.1:" + kafka.port());
        environment.put("DASHTAM_KAFKA_PARTITIONS", "1");
        environment.put("DASHTAM_KAFKA_REPLICATION", "1");
        environment.put("DASHTAM_REDIS", redis.uri());
        environment.put("DASHTAM_IDENTITY_URL", mint.url().toString());
        for (String name : List.of("PROVIDER", "SYNC", "AUDIT")) {
            environment.put("DASHTAM_" + name + "_URL", service.url().toString());
        }
        environment.put("SPRING_APPLICATION_JSON", WIDE_LIMITS);
        start(
                new JarServer.Settings(
                        "gateway",
                        Component.GATEWAY.jar(Installation.root()).orElseThrow(),
                        HEAP_MEGABYTES,
                        List.of(new Listens(port, "DASHTAM_PORT")),
                        environment,
                        URI.create(
                                "http://127.0.0.1:%d/actuator/health/readiness"
                                        .formatted(management))));
        return URI.create("http://127.0.0.1:" + port);
    }

    private URI startPeer(String profile, Map<String, String> more) {
        int port = Ports.free();
        Map<String, String> environment = new HashMap<>(more);
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("SPRING_PROFILES_ACTIVE", profile);
        environment.put("PEER_SERVICE", service.url().toString());
        URI url = URI.create("http://127.0.0.1:" + port);
        start(
                new JarServer.Settings(
                        "peer-" + profile,
                        Installation.root().resolve("platform/bench-peer/target/bench-peer.jar"),
                        HEAP_MEGABYTES,
                        List.of(new Listens(port, "SERVER_PORT")),
                        environment,
                        url.resolve("/ready")));
        return url;
    }

    private void start(JarServer.Settings settings) {
        new JarServer(supervisor, settings).start();
    }

    @Override
    public void close() throws IOException {
        bare.ifPresent(BareProxy::close);
        supervisor.close();
        mint.close();
        service.close();
    }
}
