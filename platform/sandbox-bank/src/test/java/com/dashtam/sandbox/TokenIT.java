package com.dashtam.sandbox;

import static com.dashtam.sandbox.Recipient.anyCustomer;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.sandbox.oauth.ClientAuthentication;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenIT {
    private SandboxBank bank;
    private Recipient recipient;

    @BeforeAll
    void open() throws IOException {
        bank = SandboxBank.start(Recipient.settings());
        recipient = new Recipient(bank);
    }

    @AfterAll
    void close() {
        bank.close();
    }

    @Test
    void exchangesACodeForTokens() {
        Answer tokens = recipient.connect(anyCustomer());

        assertThat(tokens.status()).isEqualTo(200);
        assertThat(tokens.text("token_type")).isEqualTo("Bearer");
        assertThat(tokens.json().path("expires_in").asInt()).isEqualTo(900);
        assertThat(tokens.text("scope")).contains("fdx:transactions:read");
        assertThat(tokens.header("Cache-Control")).isEqualTo("no-store");
        assertThat(recipient.data("/accounts", tokens.text("access_token")).status())
                .isEqualTo(200);
    }

    @Test
    void refusesACodeThatWasUsedAndEndsWhatItOpened() {
        String code = recipient.code(anyCustomer());
        Answer first = recipient.token(recipient.exchange(code));

        Answer second = recipient.token(recipient.exchange(code));

        assertThat(second.status()).isEqualTo(400);
        assertThat(second.text("error")).isEqualTo("invalid_grant");
        assertThat(recipient.data("/accounts", first.text("access_token")).status()).isEqualTo(401);
    }

    @Test
    void refusesACodeAfterAMinute() {
        String code = recipient.code(anyCustomer());
        recipient.admin("/clock", "{\"advance\":\"PT60S\"}");

        assertThat(recipient.token(recipient.exchange(code)).text("error"))
                .isEqualTo("invalid_grant");
    }

    @ParameterizedTest
    @CsvSource({
        "code, made-up, invalid_grant",
        "redirect_uri, http://localhost:8080/other, invalid_grant",
        "code_verifier, wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww, invalid_grant",
        "code_verifier, short, invalid_grant",
        "grant_type, password, unsupported_grant_type"
    })
    void refusesAFaultyExchange(String name, String value, String error) {
        Map<String, String> form = recipient.exchange(recipient.code(anyCustomer()));
        form.put(name, value);

        Answer refused = recipient.token(form);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("error")).isEqualTo(error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "redirect_uri", "code_verifier", "grant_type"})
    void refusesAnIncompleteExchange(String name) {
        Map<String, String> form = recipient.exchange(recipient.code(anyCustomer()));
        form.remove(name);

        assertThat(recipient.token(form).text("error")).isEqualTo("invalid_request");
    }

    @Test
    void refusesABodyThatIsNoForm() {
        assertThat(
                        recipient
                                .browser()
                                .postJson(
                                        "/oauth2/token",
                                        "{}",
                                        "Authorization",
                                        Recipient.basic(Recipient.SECRET))
                                .text("error"))
                .isEqualTo("invalid_request");
    }

    @Test
    void refusesAFormThatIsMalformed() {
        Answer refused =
                recipient
                        .browser()
                        .post(
                                "/oauth2/token",
                                "application/x-www-form-urlencoded",
                                "grant_type=%zz",
                                "Authorization",
                                Recipient.basic(Recipient.SECRET));

        assertThat(refused.status()).isEqualTo(400);
    }

    @Test
    void refusesAClientWithAWrongSecret() {
        Answer refused =
                recipient
                        .browser()
                        .postForm(
                                "/oauth2/token",
                                recipient.exchange("any"),
                                "Authorization",
                                Recipient.basic("guess"));

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text("error")).isEqualTo("invalid_client");
        assertThat(refused.header("WWW-Authenticate")).startsWith("Basic");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic !!!", "Basic bm8tY29sb24=", "Bearer x"})
    void refusesAClientWithMalformedCredentials(String header) {
        Answer refused =
                recipient
                        .browser()
                        .postForm(
                                "/oauth2/token",
                                recipient.exchange("any"),
                                "Authorization",
                                header);

        assertThat(refused.text("error")).isEqualTo("invalid_client");
    }

    @Test
    void takesTheSecretInTheFormWhereTheClientIsRegisteredForThat() throws IOException {
        try (SandboxBank other = SandboxBank.start(Recipient.settings(ClientAuthentication.POST))) {
            Recipient poster = new Recipient(other);
            Map<String, String> form = poster.exchange(poster.code(anyCustomer()));

            Answer byHeader = poster.token(form);
            form.put("code", poster.code(anyCustomer()));
            form.put("client_id", "dashtam");
            form.put("client_secret", Recipient.SECRET);
            Answer byForm = poster.browser().postForm("/oauth2/token", form);

            assertThat(byHeader.text("error")).isEqualTo("invalid_client");
            assertThat(byHeader.header("WWW-Authenticate")).isEmpty();
            assertThat(byForm.status()).isEqualTo(200);
        }
    }

    @Test
    void refusesTheSecretInTheFormWhereTheClientIsRegisteredForBasic() {
        Map<String, String> form = recipient.exchange(recipient.code(anyCustomer()));
        form.put("client_id", "dashtam");
        form.put("client_secret", Recipient.SECRET);

        assertThat(recipient.browser().postForm("/oauth2/token", form).text("error"))
                .isEqualTo("invalid_client");
    }

    @Test
    void rotatesRefreshTokens() {
        Answer first = recipient.connect(anyCustomer());

        Answer second = recipient.refresh(first.text("refresh_token"));
        Answer third = recipient.refresh(second.text("refresh_token"));

        assertThat(
                        Stream.of(first, second, third)
                                .map(answer -> answer.text("refresh_token"))
                                .distinct())
                .hasSize(3);
        assertThat(recipient.data("/accounts", third.text("access_token")).status()).isEqualTo(200);
    }

    @Test
    void endsTheConsentWhenAnOldRefreshTokenComesBack() {
        Answer first = recipient.connect(anyCustomer());
        Answer second = recipient.refresh(first.text("refresh_token"));

        Answer reused = recipient.refresh(first.text("refresh_token"));

        assertThat(reused.text("error")).isEqualTo("invalid_grant");
        assertThat(recipient.refresh(second.text("refresh_token")).text("error"))
                .isEqualTo("invalid_grant");
        assertThat(recipient.data("/accounts", second.text("access_token")).status())
                .isEqualTo(401);
    }

    @Test
    void givesOneOfManyRefreshesAtOnceASuccessor() throws Exception {
        String refreshToken = recipient.connect(anyCustomer()).text("refresh_token");
        Callable<Integer> refresh = () -> recipient.refresh(refreshToken).status();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> statuses =
                    threads.invokeAll(Stream.generate(() -> refresh).limit(16).toList());

            assertThat(statuses.stream().map(Future::resultNow).filter(status -> status == 200))
                    .hasSize(1);
        }
    }

    @Test
    void narrowsTheScopeOnRefreshButDoesNotWidenIt() {
        Map<String, String> parameters = recipient.authorization(anyCustomer());
        parameters.put("scope", "fdx:accountbasic:read fdx:transactions:read");
        Answer page = recipient.authorize(parameters);
        String code = Browser.code(recipient.browser().decide(page, "approve"));
        String token = recipient.token(recipient.exchange(code)).text("refresh_token");

        Answer widened = refresh(token, "fdx:accountdetailed:read");
        Answer unknown = refresh(token, "fdx:unknown");
        Answer narrowed = refresh(token, "fdx:accountbasic:read");

        assertThat(widened.text("error")).isEqualTo("invalid_scope");
        assertThat(unknown.text("error")).isEqualTo("invalid_scope");
        assertThat(narrowed.text("scope")).isEqualTo("fdx:accountbasic:read");
    }

    @Test
    void refusesARefreshTokenThatItNeverIssued() {
        assertThat(recipient.refresh("made-up").text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void letsAccessTokensExpire() {
        Answer tokens = recipient.connect(anyCustomer());
        recipient.admin("/clock", "{\"advance\":\"PT15M\"}");

        Answer refused = recipient.data("/accounts", tokens.text("access_token"));

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).contains("invalid_token");
        assertThat(recipient.refresh(tokens.text("refresh_token")).status()).isEqualTo(200);
    }

    @Test
    void letsConsentsExpire() {
        String refreshToken = recipient.connect(anyCustomer()).text("refresh_token");
        recipient.admin("/clock", "{\"advance\":\"P365D\"}");

        assertThat(recipient.refresh(refreshToken).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void revokesAnAccessTokenAlone() {
        Answer tokens = recipient.connect(anyCustomer());

        Answer revoked = revoke(tokens.text("access_token"));

        assertThat(revoked.status()).isEqualTo(200);
        assertThat(recipient.data("/accounts", tokens.text("access_token")).status())
                .isEqualTo(401);
        assertThat(recipient.refresh(tokens.text("refresh_token")).status()).isEqualTo(200);
    }

    @Test
    void revokesTheConsentWithItsRefreshToken() {
        Answer tokens = recipient.connect(anyCustomer());

        assertThat(revoke(tokens.text("refresh_token")).status()).isEqualTo(200);
        assertThat(revoke(tokens.text("refresh_token")).status()).isEqualTo(200);
        assertThat(recipient.data("/accounts", tokens.text("access_token")).status())
                .isEqualTo(401);
        assertThat(recipient.refresh(tokens.text("refresh_token")).text("error"))
                .isEqualTo("invalid_grant");
    }

    @Test
    void revokesNothingForAStranger() {
        Answer tokens = recipient.connect(anyCustomer());

        Answer refused =
                recipient
                        .browser()
                        .postForm(
                                "/oauth2/revoke",
                                Map.of("token", tokens.text("refresh_token")),
                                "Authorization",
                                Recipient.basic("guess"));

        assertThat(refused.status()).isEqualTo(401);
        assertThat(recipient.refresh(tokens.text("refresh_token")).status()).isEqualTo(200);
    }

    private Answer refresh(String token, String scope) {
        return recipient.token(
                Map.of("grant_type", "refresh_token", "refresh_token", token, "scope", scope));
    }

    private Answer revoke(String token) {
        return recipient
                .browser()
                .postForm(
                        "/oauth2/revoke",
                        Map.of("token", token),
                        "Authorization",
                        Recipient.basic(Recipient.SECRET));
    }
}
