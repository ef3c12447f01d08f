package com.dashtam.provider.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.provider.domain.credential.CredentialOwner;
import com.dashtam.provider.domain.credential.CredentialVault;
import com.dashtam.provider.domain.credential.OAuthTokens;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CredentialsIT extends ServiceTest {

    private static final String[] REFRESHED = {
        "provider_token_refresh.attempted", "provider_token_refresh.succeeded"
    };

    private final CredentialVault vault = service().part(CredentialVault.class);

    @Test
    void keepsTokensSealedInTheDatabase() {
        UUID id = connected();
        OAuthTokens tokens = tokens(id);

        byte[] sealed =
                service()
                        .rows()
                        .sql("select sealed from credential where connection_id = :id")
                        .param("id", id)
                        .query(byte[].class)
                        .single();

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1))
                .doesNotContain(tokens.accessToken())
                .doesNotContain(tokens.refreshToken().orElseThrow());
    }

    @Test
    void tellsOnceThatAConsentEndsSoon() {
        UUID id = connected();
        vault.put(
                new CredentialOwner(id, user),
                new OAuthTokens(
                        tokens(id).accessToken(),
                        Optional.empty(),
                        Optional.of(Instant.now().plusSeconds(3_600))));

        assertNewestEvents("connection.changed", "provider_token.expiring");
        me().patch("/api/v1/providers/" + id, "{\"alias\":\"Later\"}");
        assertNewestEvents("provider_token.expiring", "connection.changed");
    }

    @Test
    void putsNoSecretIntoEventsOrAnswers() {
        Asked asked = ask();
        String code = asked.code(bank(), customer);
        String answer = callback(code, asked.state()).body();
        UUID id = newest();
        OAuthTokens tokens = tokens(id);
        assertNewestEvents("provider_connection.succeeded", "connection.changed");

        List<String> secrets =
                List.of(
                        code,
                        asked.state(),
                        tokens.accessToken(),
                        tokens.refreshToken().orElseThrow());
        String everything =
                answer
                        + me().get("/api/v1/providers/" + id).body()
                        + sync().get("/internal/v1/connections/" + id).body();

        assertThat(secrets)
                .allSatisfy(secret -> {
                    assertThat(everything).doesNotContain(secret);
                    assertThat(service().eventsAbout(user))
                            .allSatisfy(event ->
                                    assertThat(
                                                    new String(
                                                            event.value(),
                                                            StandardCharsets.ISO_8859_1))
                                            .doesNotContain(secret));
                });
    }

    @Test
    void renewsATokenBeforeItEnds() {
        UUID id = connected();
        OAuthTokens old = endingSoon(id);

        Feed.of(accounts(id)).whole();

        OAuthTokens renewed = tokens(id);
        assertThat(renewed.accessToken()).isNotEqualTo(old.accessToken());
        assertThat(renewed.refreshToken()).isNotEqualTo(old.refreshToken());
        assertThat(renewed.isFresh(Instant.now())).isTrue();
        assertNewestEvents(REFRESHED);
        assertThat(bank().calls("token", customer)).as("the exchange and one refresh").isEqualTo(2);
    }

    @Test
    void usesATokenThatIsFreshAsItIs() {
        UUID id = connected();

        Feed.of(accounts(id)).whole();

        assertThat(bank().calls("token", customer)).as("the exchange alone").isEqualTo(1);
    }

    @Test
    void renewsATokenThatTheInstitutionRejects() {
        UUID id = connected();
        OAuthTokens old = tokens(id);
        bank().breaks("invalid_token", "accounts", customer, 0, 1);

        Feed.of(accounts(id)).whole();

        assertThat(tokens(id).accessToken()).isNotEqualTo(old.accessToken());
        assertNewestEvents(REFRESHED);
    }

    @Test
    void givesUpWhenTheNewTokenIsRejectedToo() {
        UUID id = connected();
        bank().breaks("invalid_token", "accounts", customer, 0, 10);

        HttpResponse<String> answer = accounts(id);

        assertProblem(answer, 409, "conflict");
        assertThat(json(answer).at("/errors/0/code").stringValue())
                .isEqualTo("credentials_rejected");
    }

    @Test
    void renewsOnceForManyReadersAtTheSameTime() throws InterruptedException, ExecutionException {
        UUID id = connected();
        endingSoon(id);

        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<HttpResponse<String>>> reads =
                    IntStream.range(0, 8)
                            .<Callable<HttpResponse<String>>>mapToObj(_ -> () -> accounts(id))
                            .toList();
            for (Future<HttpResponse<String>> read : readers.invokeAll(reads)) {
                Feed.of(read.get()).whole();
            }
        }

        assertThat(bank().calls("token", customer)).as("the exchange and one refresh").isEqualTo(2);
        assertNewestEvents(
                "connection.changed",
                "provider_token_refresh.attempted",
                "provider_token_refresh.succeeded");
    }

    @Test
    void expiresAConnectionWhoseRefreshTokenIsRefused() {
        UUID id = connected();
        vault.put(
                owner(id),
                new OAuthTokens(
                        tokens(id).accessToken(), Optional.of("made-up"), Optional.of(soon())));

        assertProblem(accounts(id), 409, "conflict");

        assertThat(statusOf(id)).isEqualTo("expired");
        assertNewestEvents(
                "provider_token_refresh.attempted",
                "connection.changed",
                "provider_token_refresh.failed");
    }

    @Test
    void keepsAConnectionWhoseInstitutionCannotRenewForNow() {
        UUID id = connected();
        OAuthTokens old = endingSoon(id);
        bank().breaks("server_error", "token", customer, 0, 1);

        assertProblem(accounts(id), 502, "provider-error");

        assertThat(statusOf(id)).isEqualTo("active");
        assertThat(tokens(id)).isEqualTo(old);
        assertNewestEvents("provider_token_refresh.attempted", "provider_token_refresh.failed");
        Feed.of(accounts(id)).whole();
    }

    private HttpResponse<String> callback(String code, String state) {
        return me().post("/api/v1/providers/callback?code=" + code + "&state=" + state);
    }

    private CredentialOwner owner(UUID id) {
        return new CredentialOwner(id, user);
    }

    private OAuthTokens tokens(UUID id) {
        return (OAuthTokens) vault.get(owner(id)).orElseThrow();
    }

    private OAuthTokens endingSoon(UUID id) {
        OAuthTokens tokens = tokens(id);
        var ending =
                new OAuthTokens(tokens.accessToken(), tokens.refreshToken(), Optional.of(soon()));
        vault.put(owner(id), ending);
        return ending;
    }

    private static Instant soon() {
        return Instant.ofEpochSecond(Instant.now().plusSeconds(30).getEpochSecond());
    }
}
