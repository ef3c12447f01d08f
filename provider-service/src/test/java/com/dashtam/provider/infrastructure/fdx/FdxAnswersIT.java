package com.dashtam.provider.infrastructure.fdx;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.feed.FetchFailure;
import com.dashtam.provider.fixture.CountedValues;
import com.dashtam.provider.infrastructure.http.HttpLimits;
import com.dashtam.provider.infrastructure.http.InstitutionClient;
import com.dashtam.provider.infrastructure.oauth.ClientAuthentication;
import com.dashtam.provider.infrastructure.oauth.OAuthSettings;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that the sandbox bank never gives and other institutions may. */
class FdxAnswersIT {

    private static final String DETAILED =
            """
            {"accountId":"a 1","accountCategory":"DEPOSIT_ACCOUNT","accountType":"CHECKING",
             "currentBalance":5,"currency":{"currencyCode":"USD"}}
            """;

    private record Answer(int status, String body) {}

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final HttpServer server;

    FdxAnswersIT() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    String path = exchange.getRequestURI().getRawPath();
                    Answer answer = answers.getOrDefault(path, new Answer(404, "{}"));
                    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(answer.status(), body.length);
                    try (exchange) {
                        exchange.getResponseBody().write(body);
                    }
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void asksForTheDetailsThatAListLeavesOut() {
        answers.put("/fdx/accounts", new Answer(200, "{\"accounts\":[{\"accountId\":\"a 1\"}]}"));
        answers.put("/fdx/accounts/a%201", new Answer(200, DETAILED));

        assertThat(read())
                .singleElement()
                .satisfies(account -> assertThat(account.balance()).isEqualByComparingTo("5"));
    }

    @Test
    void failsWithTheDetailsThatCannotBeHad() {
        answers.put("/fdx/accounts", new Answer(200, "{\"accounts\":[{\"accountId\":\"gone\"}]}"));

        assertThat(accounts()).isEqualTo(Result.err(new FetchFailure.AnswerInvalid()));
    }

    @Test
    void doesNotTakeThePageForTheLastWhoseSuccessorItCannotAskFor() {
        String page = "{\"accounts\":[%s],\"page\":{%s}}";
        answers.put("/fdx/accounts", new Answer(200, page.formatted(DETAILED, "\"total\":1")));
        assertThat(read()).hasSize(1);

        for (String next :
                List.of(
                        "\"nextOffset\":2",
                        "\"nextOffset\":\"b\",\"nextPageKey\":null",
                        "\"nextPageKey\":\"" + "k".repeat(3000) + "\"")) {
            answers.put("/fdx/accounts", new Answer(200, page.formatted(DETAILED, next)));

            assertThat(accounts()).isEqualTo(Result.err(new FetchFailure.AnswerInvalid()));
        }
    }

    @Test
    void passesOverAccountsThatHaveNoBalanceByNature() {
        answers.put(
                "/fdx/accounts",
                new Answer(
                        200,
                        """
                        {"accounts":[{"accountId":"i","accountCategory":"INSURANCE_ACCOUNT"},
                         {"accountId":"n","accountCategory":"ANNUITY_ACCOUNT"},%s],"surprise":{}}
                        """
                                .formatted(DETAILED)));

        assertThat(read()).extracting(NormalizedAccount::providerAccountId).containsExactly("a 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{}",
                "{\"accounts\":{}}",
                "{\"accounts\":[7]}",
                "{\"accounts\":[{\"accountId\":\"a\",\"currentBalance\":1}]}",
                "<html>Login</html>"
            })
    void doesNotUnderstandAnAnswerThatIsNotFdx(String body) {
        answers.put("/fdx/accounts", new Answer(200, body));

        assertThat(accounts()).isEqualTo(Result.err(new FetchFailure.AnswerInvalid()));
    }

    @ParameterizedTest
    @CsvSource({"403, 500", "404, 701", "400, 401", "302, 0"})
    void takesARefusalThatNamesNoConsentForAWrongAnswer(int status, String code) {
        answers.put("/fdx/accounts", new Answer(status, "{\"code\":\"" + code + "\"}"));

        assertThat(accounts()).isEqualTo(Result.err(new FetchFailure.AnswerInvalid()));
    }

    @Test
    void refusesAnAnswerThatIsTooLarge() {
        answers.put("/fdx/accounts", new Answer(200, "{\"x\":\"" + "x".repeat(2000) + "\"}"));

        assertThat(accounts()).isEqualTo(Result.err(new FetchFailure.AnswerInvalid()));
    }

    private Result<Page<NormalizedAccount>, FetchFailure> accounts() {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        var settings =
                new FdxSettings(
                        new OAuthSettings(
                                base.resolve("/authorize"),
                                base.resolve("/token"),
                                Optional.empty(),
                                "client",
                                "secret",
                                ClientAuthentication.BASIC,
                                "scope",
                                true,
                                Optional.empty(),
                                Optional.empty()),
                        base.resolve("/fdx"),
                        Paging.PAGE_KEY,
                        10);
        HttpLimits usual = HttpLimits.usual();
        var limits =
                new HttpLimits(
                        usual.connectTimeout(),
                        usual.callTimeout(),
                        10_000,
                        usual.attempts(),
                        usual.backoff(),
                        usual.breakerWindow(),
                        usual.breakerFailurePercent(),
                        usual.breakerOpen(),
                        usual.concurrentCalls(),
                        usual.queueTimeout());
        var client = new InstitutionClient("bank", limits, settings.called());
        return new FdxInstitution(
                        settings, client, new CountedValues().values(), InstantSource.system())
                .accounts("token", Optional.empty());
    }

    private List<NormalizedAccount> read() {
        return accounts()
                .fold(
                        Page::items,
                        failure -> {
                            throw new AssertionError(failure);
                        });
    }
}
