package com.dashtam.sync.system;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/** What sync-service sees of identity-service: keys, and tokens for services. */
final class IdentityStub {

    static final String ISSUER = "http://localhost:8080";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long LIFE_SECONDS = 300;

    private final KeyPair keys;
    private final HttpServer server;

    IdentityStub() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/.well-known/jwks.json", exchange -> answer(exchange, jwks()));
        server.createContext("/internal/oauth2/token", exchange -> answer(exchange, token()));
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** An access token of five minutes. */
    String accessToken(UUID user, String... roles) {
        long now = Instant.now().getEpochSecond();
        return sign(
                "at+jwt",
                Map.ofEntries(
                        Map.entry("iss", ISSUER),
                        Map.entry("aud", "dashtam"),
                        Map.entry("sub", user.toString()),
                        Map.entry("sid", UUID.randomUUID().toString()),
                        Map.entry("jti", UUID.randomUUID().toString()),
                        Map.entry("roles", List.of(roles)),
                        Map.entry("utv", 1),
                        Map.entry("gtv", 1),
                        Map.entry("iat", now),
                        Map.entry("exp", now + LIFE_SECONDS)));
    }

    /** A token with which one service calls another. */
    String serviceToken(String client, String audience) {
        long now = Instant.now().getEpochSecond();
        return sign(
                "service+jwt",
                Map.of(
                        "iss",
                        ISSUER,
                        "aud",
                        audience,
                        "sub",
                        client,
                        "jti",
                        UUID.randomUUID().toString(),
                        "iat",
                        now,
                        "exp",
                        now + LIFE_SECONDS));
    }

    private String token() {
        var token = serviceToken("sync-service", "provider-service");
        return JSON.writeValueAsString(
                Map.of(
                        "access_token", token,
                        "token_type", "Bearer",
                        "expires_in", LIFE_SECONDS));
    }

    private String jwks() {
        var key = (RSAPublicKey) keys.getPublic();
        return JSON.writeValueAsString(
                Map.of(
                        "keys",
                        List.of(
                                Map.of(
                                        "kty", "RSA",
                                        "use", "sig",
                                        "alg", "RS256",
                                        "kid", "test",
                                        "n", base64(unsigned(key.getModulus())),
                                        "e", base64(unsigned(key.getPublicExponent()))))));
    }

    private String sign(String type, Map<String, Object> claims) {
        var header = Map.of("alg", "RS256", "typ", type, "kid", "test");
        var content =
                base64(JSON.writeValueAsBytes(header))
                        + "."
                        + base64(JSON.writeValueAsBytes(claims));
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(US_ASCII));
            return content + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
