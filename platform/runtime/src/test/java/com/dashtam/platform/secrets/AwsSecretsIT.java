package com.dashtam.platform.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import tools.jackson.databind.json.JsonMapper;

/** Against something that answers as the API reference of AWS Secrets Manager says. */
class AwsSecretsIT {

    private static final String NAME = "DASHTAM_KEY_HMAC";
    private static final String SECRET_KEY = "the-secret-access-key";

    private record Request(String method, Headers headers, String body) {}

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<String, String> stored = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
    private HttpServer manager;
    private int status = 200;
    private String error = "";
    private AwsSecrets secrets;

    @BeforeEach
    void start() throws IOException {
        manager = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        manager.createContext("/", this::answer);
        manager.start();
        secrets = secretsAt(manager.getAddress().getPort());
    }

    private AwsSecrets secretsAt(int port) {
        var credentials = AwsBasicCredentials.create("AKIDEXAMPLE", SECRET_KEY);
        var client =
                SecretsManagerClient.builder()
                        .region(Region.EU_CENTRAL_1)
                        .credentialsProvider(StaticCredentialsProvider.create(credentials))
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .endpointOverride(URI.create("http://127.0.0.1:" + port))
                        .overrideConfiguration(limits ->
                                limits.apiCallTimeout(Duration.ofSeconds(10))
                                        .retryStrategy(DefaultRetryStrategy.doNotRetry()))
                        .build();
        return new AwsSecrets(client, "dashtam/prod/", now::get);
    }

    @AfterEach
    void stop() {
        secrets.close();
        manager.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(
                    new Request(exchange.getRequestMethod(), exchange.getRequestHeaders(), body));
            String id = JsonMapper.shared().readTree(body).path("SecretId").asString("");
            byte[] answer = bodyFor(id).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(
                    status != 200 ? status : stored.containsKey(id) ? 200 : 400, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private String bodyFor(String id) {
        if (status != 200) {
            return "{\"__type\":\"" + error + "\",\"Message\":\"no\"}";
        }
        return stored.containsKey(id)
                ? stored.get(id)
                : "{\"__type\":\"ResourceNotFoundException\",\"Message\":\"Secrets Manager can't"
                        + " find the specified secret.\"}";
    }

    private void store(String value) {
        stored.put(
                "dashtam/prod/" + NAME,
                """
                {"ARN":"arn:aws:secretsmanager:eu-central-1:123456789012:secret:x","Name":"x",\
                "VersionId":"EXAMPLE1-90ab-cdef-fedc-ba987SECRET1",%s,\
                "VersionStages":["AWSCURRENT"],"CreatedDate":1.523477145713E9}
                """
                        .formatted(value));
    }

    @Test
    void asksForASecretUnderItsPrefixAndSignsTheRequest() {
        store("\"SecretString\":\"drawn at random\"");

        assertThat(secrets.require(NAME).reveal()).isEqualTo("drawn at random");

        var request = requests.getFirst();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.headers().getFirst("X-Amz-Target"))
                .isEqualTo("secretsmanager.GetSecretValue");
        assertThat(request.headers().getFirst("Content-Type"))
                .isEqualTo("application/x-amz-json-1.1");
        assertThat(request.headers().getFirst("X-Amz-Date")).matches("\\d{8}T\\d{6}Z");
        assertThat(request.headers().getFirst("Authorization"))
                .matches(
                        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/\\d{8}/eu-central-1/secretsmanager"
                                + "/aws4_request, SignedHeaders=[a-z0-9;-]*host[a-z0-9;-]*,"
                                + " Signature=[0-9a-f]{64}");
        assertThat(JsonMapper.shared().readTree(request.body()))
                .isEqualTo(
                        JsonMapper.shared()
                                .readTree("{\"SecretId\":\"dashtam/prod/" + NAME + "\"}"));
        assertThat(request.headers().toString() + request.body()).doesNotContain(SECRET_KEY);
    }

    @Test
    void keepsAnAnswerForHalfAMinute() {
        store("\"SecretString\":\"one\"");
        assertThat(secrets.require(NAME).reveal()).isEqualTo("one");
        store("\"SecretString\":\"two\"");
        now.updateAndGet(moment -> moment.plus(AwsSecrets.KEPT).minusMillis(1));
        assertThat(secrets.require(NAME).reveal()).isEqualTo("one");
        assertThat(requests).hasSize(1);

        now.updateAndGet(moment -> moment.plusMillis(1));
        assertThat(secrets.require(NAME).reveal()).isEqualTo("two");
    }

    @Test
    void namesASecretThatIsMissing() {
        assertThat(secrets.find(NAME)).isEmpty();
        assertThatThrownBy(() -> secrets.require(NAME)).hasMessageContaining(NAME);
        assertThat(requests).hasSize(1);
    }

    @Test
    void asksForSecretsAlone() {
        assertThat(secrets.find("DASHTAM_PORT")).isEmpty();
        assertThat(requests).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400, AccessDeniedException, denies it (AccessDeniedException)",
        "400, UnrecognizedClientException, denies it (UnrecognizedClientException)",
        "400, DecryptionFailure, cannot decrypt it",
        "500, InternalServiceError, is at fault",
        "503, ServiceUnavailable, is at fault"
    })
    void namesASecretThatCannotBeHad(int answer, String type, String why) {
        status = answer;
        error = type;

        assertThatThrownBy(() -> secrets.find(NAME))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the secret " + NAME + " cannot be had")
                .hasMessageContaining(why);
    }

    @Test
    void namesASecretThatIsNoText() {
        store("\"SecretBinary\":\"c2VjcmV0\"");

        assertThatThrownBy(() -> secrets.find(NAME))
                .hasMessageContaining(NAME)
                .hasMessageContaining("binary")
                .hasMessageNotContaining("secret\"");
    }

    @Test
    void namesASecretThatNobodyAnswersFor() {
        manager.stop(0);

        assertThatThrownBy(() -> secrets.find(NAME))
                .hasMessageStartingWith("the secret " + NAME + " cannot be had")
                .hasMessageContaining("does not answer");
    }

    @Test
    void asksAgainAfterARefusal() {
        status = 503;
        error = "ServiceUnavailable";
        assertThatThrownBy(() -> secrets.find(NAME)).isInstanceOf(IllegalStateException.class);
        status = 200;
        store("\"SecretString\":\"back\"");

        assertThat(secrets.require(NAME).reveal()).isEqualTo("back");
    }
}
