package com.dashtam.bench.peer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Plays identity: signs access tokens for as many users as wanted, and shows its key. */
public final class Mint implements AutoCloseable {

    public static final String ISSUER = "http://bench.invalid";

    private static final int KEY_BITS = 2048;
    private static final long LIFE_SECONDS = 3_600;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair keys;
    private final HttpServer server;

    private Mint(KeyPair keys, HttpServer server) {
        this.keys = keys;
        this.server = server;
    }

    public static Mint open() throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS);
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Mint mint = new Mint(generator.generateKeyPair(), server);
        server.createContext("/.well-known/jwks.json", exchange -> answer(exchange, mint.keySet()));
        server.createContext(
                "/internal/oauth2/token",
                exchange ->
                        answer(
                                exchange,
                                "{\"access_token\":\"for-the-service\",\"token_type\":\"Bearer\",\"expires_in\":300}"));
        server.start();
        return mint;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A token each for that many new users. */
    public List<String> tokens(int users) {
        return IntStream.range(0, users).parallel().mapToObj(i -> token()).toList();
    }

    private String token() {
        long now = Instant.now().getEpochSecond();
        String claims =
                """
                {"iss":"%s","aud":"dashtam","sub":"%s","sid":"%s","roles":["user"],"jti":"%s",\
                "iat":%d,"exp":%d,"utv":1,"gtv":1}\
                """
                        .formatted(
                                ISSUER,
                                UUID.randomUUID(),
                                UUID.randomUUID(),
                                UUID.randomUUID(),
                                now,
                                now + LIFE_SECONDS);
        String signed =
                encode("{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"bench\"}")
                        + "."
                        + encode(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String keySet() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return """
        {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"bench","n":"%s","e":"%s"}]}
        """
                .formatted(number(key.getModulus()), number(key.getPublicExponent()));
    }

    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        return BASE64.encodeToString(
                Arrays.copyOfRange(bytes, bytes[0] == 0 ? 1 : 0, bytes.length));
    }

    private static String encode(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
