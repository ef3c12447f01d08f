package com.dashtam.platform.secrets;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DecryptionFailureException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/**
 * Secrets from AWS Secrets Manager, each under a name of its own: a prefix and the variable's name.
 * Region and credentials are found where the AWS SDK looks for them.
 */
final class AwsSecrets implements Secrets, AutoCloseable {

    /** How long an answer serves: shorter than the pause between two looks for changed keys. */
    static final Duration KEPT = Duration.ofSeconds(30);

    private static final Duration CALL = Duration.ofSeconds(10);
    private static final Duration ATTEMPT = Duration.ofSeconds(3);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final int FORBIDDEN_FROM = 400;
    private static final int FAULT_FROM = 500;

    private record Answer(Optional<Secret> secret, Instant until) {}

    private final SecretsManagerClient client;
    private final String prefix;
    private final InstantSource clock;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    AwsSecrets(SecretsManagerClient client, String prefix, InstantSource clock) {
        this.client = client;
        this.prefix = prefix;
        this.clock = clock;
    }

    /**
     * @param endpoint in place of the region's own
     */
    static AwsSecrets of(String prefix, Optional<URI> endpoint) {
        try {
            var client =
                    SecretsManagerClient.builder()
                            .httpClientBuilder(
                                    UrlConnectionHttpClient.builder()
                                            .connectionTimeout(CONNECT)
                                            .socketTimeout(ATTEMPT))
                            .overrideConfiguration(limits ->
                                    limits.apiCallTimeout(CALL).apiCallAttemptTimeout(ATTEMPT));
            endpoint.ifPresent(client::endpointOverride);
            return new AwsSecrets(client.build(), prefix, InstantSource.system());
        } catch (SdkException e) {
            throw new IllegalStateException(
                    "AWS Secrets Manager cannot be asked: is AWS_REGION set?", e);
        }
    }

    @Override
    public Optional<Secret> find(String name) {
        if (!SecretNames.isSecret(name)) {
            return Optional.empty();
        }
        var now = clock.instant();
        var known = answers.get(name);
        if (known != null && known.until().isAfter(now)) {
            return known.secret();
        }
        var secret = ask(name);
        answers.put(name, new Answer(secret, now.plus(KEPT)));
        return secret;
    }

    private Optional<Secret> ask(String name) {
        try {
            var answer = client.getSecretValue(request -> request.secretId(prefix + name));
            if (answer.secretString() == null) {
                throw new IllegalStateException(
                        "the secret " + name + " is binary in AWS Secrets Manager, not a text");
            }
            return Optional.of(answer.secretString())
                    .filter(text -> !text.isBlank())
                    .map(Secret::new);
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        } catch (DecryptionFailureException e) {
            throw refused(name, "AWS Secrets Manager cannot decrypt it", e);
        } catch (SecretsManagerException e) {
            boolean denied = e.statusCode() >= FORBIDDEN_FROM && e.statusCode() < FAULT_FROM;
            throw refused(
                    name,
                    denied
                            ? "AWS Secrets Manager denies it (" + codeOf(e) + ")"
                            : "AWS Secrets Manager is at fault",
                    e);
        } catch (SdkException e) {
            throw refused(
                    name, "AWS Secrets Manager does not answer, or there are no credentials", e);
        }
    }

    /** Such as AccessDeniedException. */
    private static String codeOf(SecretsManagerException e) {
        var details = e.awsErrorDetails();
        return details == null ? Integer.toString(e.statusCode()) : details.errorCode();
    }

    private static IllegalStateException refused(String name, String why, SdkException cause) {
        return new IllegalStateException("the secret " + name + " cannot be had: " + why, cause);
    }

    @Override
    public void close() {
        client.close();
    }
}
