package com.dashtam.provider.infrastructure.schwab;

import static com.dashtam.provider.infrastructure.schwab.Samples.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.consent.Secret;
import com.dashtam.provider.domain.credential.OAuthTokens;
import com.dashtam.provider.domain.feed.FetchFailure;
import com.dashtam.provider.domain.feed.GrantFailure;
import com.dashtam.provider.domain.feed.Period;
import com.dashtam.provider.fixture.CountedValues;
import com.dashtam.provider.fixture.StubServer;
import com.dashtam.provider.fixture.StubServer.Answer;
import com.dashtam.provider.fixture.StubServer.Asked;
import com.dashtam.provider.infrastructure.http.HttpLimits;
import com.dashtam.provider.infrastructure.http.InstitutionClient;
import com.dashtam.provider.infrastructure.oauth.ClientAuthentication;
import com.dashtam.provider.infrastructure.oauth.OAuthSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers that only Schwab gives, and how it wants to be asked. */
class SchwabAnswersIT {

    private static final Instant NOW = Instant.parse("2026-03-01T17:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final Period TWO_YEARS = new Period(TODAY.minusYears(2), TODAY);
    private static final String NUMBERS =
            "[{\"accountNumber\":\"12345678\",\"hashValue\":\"A/B+=\"}]";
    private static final URI BACK = URI.create("https://dashtam.test/oauth/schwab/callback");

    private final StubServer server = new StubServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void asksByHashInSlicesForAllTypes() {
        plays(_ -> Answer.ok("[]"));

        assertThat(ids(transactions())).isEmpty();

        List<Asked> slices = slices();
        assertThat(slices).hasSize(13);
        assertThat(slices)
                .allSatisfy(asked -> {
                    assertThat(asked.path())
                            .isEqualTo("/trader/v1/accounts/A%2FB%2B%3D/transactions");
                    assertThat(asked.parameter("types").split(",")).hasSize(15);
                    assertThat(asked.parameter("startDate"))
                            .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
                    assertThat(asked.headers().get("Authorization"))
                            .containsExactly("Bearer token");
                });
        assertThat(slices.getFirst().parameter("endDate")).isEqualTo("2026-03-01T17:00:00.000Z");
        assertThat(server.asked()).as("one look for the hash").hasSize(14);
    }

    @Test
    void asksForLessWhereAnAnswerMayHaveLeftSomethingOut() {
        Instant busy = Instant.parse("2026-02-10T15:00:00Z");
        plays(asked -> Answer.ok(rows(asked, busy, 4000)));

        List<String> ids = ids(transactions());

        assertThat(ids).hasSize(4000).doesNotHaveDuplicates();
    }

    @Test
    void givesUpOnASecondWithMoreThanAnAnswerHolds() {
        String full =
                LongStream.range(0, 3000)
                        .mapToObj(i -> row(i, Instant.EPOCH))
                        .collect(Collectors.joining(",", "[", "]"));
        plays(_ -> Answer.ok(full));

        assertThat(transactions()).isEqualTo(Result.err(new FetchFailure.AnswerInvalid()));
    }

    @Test
    void endsWhereTheInstitutionGivesNoOlderHistory() {
        plays(asked ->
                start(asked).isBefore(NOW.minus(Duration.ofDays(180)))
                        ? Answer.of(400, "{\"message\":\"startDate is too old\"}")
                        : Answer.ok(rows(asked, NOW.minus(Duration.ofDays(100)), 1)));

        assertThat(ids(transactions())).containsExactly("0");
        assertThat(slices()).hasSize(4);
    }

    @Test
    void doesNotTakeARefusalForTheEndOfTheHistoryThatIsPromised() {
        plays(_ -> Answer.of(400, "{\"message\":\"no\"}"));

        assertThat(transactions()).isEqualTo(Result.err(new FetchFailure.AnswerInvalid()));
    }

    @Test
    void doesNotTakeAnOutageForTheEndOfHistory() {
        plays(asked ->
                start(asked).isBefore(NOW.minus(Duration.ofDays(100)))
                        ? Answer.of(503, "{}")
                        : Answer.ok("[]"));

        assertThat(transactions()).isEqualTo(Result.err(new FetchFailure.Unavailable()));
    }

    @Test
    void refusesAnAccountThatTheConsentDoesNotCover() {
        server.plays(_ -> Answer.ok("[{\"accountNumber\":\"1\",\"hashValue\":\"X\"}]"));

        assertThat(transactions()).isEqualTo(Result.err(new FetchFailure.AnswerInvalid()));
        assertThat(institution().holdings("token", ACCOUNT, Optional.empty()))
                .isEqualTo(Result.err(new FetchFailure.AnswerInvalid()));
    }

    @Test
    void redeemsACodeForAConsentOfAWeek() {
        server.plays(_ ->
                Answer.ok(
                        """
                        {"access_token":"a","refresh_token":"r","token_type":"Bearer","expires_in":1800,
                         "scope":"api","id_token":"ignored"}
                        """));

        OAuthTokens tokens =
                ok(institution().authorization().exchange("C0.x@", new Secret("verifier"), BACK));

        assertThat(tokens.expiresAt()).contains(NOW.plusSeconds(1800));
        assertThat(tokens.consentEndsAt()).contains(NOW.plus(Duration.ofDays(7)));
        assertThat(server.asked().getFirst().headers().get("Authorization"))
                .containsExactly("Basic YXBwOnMlM0FjcmV0");
    }

    @Test
    void refreshesWithoutProlongingTheConsent() {
        server.plays(_ ->
                Answer.ok(
                        "{\"access_token\":\"b\",\"token_type\":\"bearer\",\"expires_in\":1800}"));

        OAuthTokens tokens = ok(institution().authorization().refresh("r"));

        assertThat(tokens.refreshToken()).isEmpty();
        assertThat(tokens.consentEndsAt()).isEmpty();
    }

    @Test
    void tellsADeadRefreshTokenFromAnOutage() {
        server.plays(_ ->
                Answer.of(
                        400,
                        "{\"error\":\"unsupported_token_type\",\"error_description\":\"400\"}"));
        assertThat(institution().authorization().refresh("r"))
                .isEqualTo(Result.err(GrantFailure.REFUSED));
        server.plays(_ ->
                new Answer.Whole(
                        403, Map.of("Content-Type", "text/html"), "<HTML>Access Denied</HTML>"));
        assertThat(institution().authorization().refresh("r"))
                .isEqualTo(Result.err(GrantFailure.UNAVAILABLE));
        server.plays(_ -> new Answer.BrokenOff());
        assertThat(institution().authorization().refresh("r"))
                .isEqualTo(Result.err(GrantFailure.UNAVAILABLE));
    }

    private void plays(StubServer.Script transactions) {
        server.plays(asked ->
                asked.path().endsWith("/accountNumbers")
                        ? Answer.ok(NUMBERS)
                        : transactions.answer(asked));
    }

    private List<Asked> slices() {
        return server.asked().stream()
                .filter(asked -> asked.path().endsWith("/transactions"))
                .toList();
    }

    /** A row a minute from a moment on, as far as they are asked for and fit into an answer. */
    private static String rows(Asked asked, Instant first, int count) {
        Instant end = Instant.parse(asked.parameter("endDate"));
        return LongStream.range(0, count)
                .filter(i -> !moment(first, i).isBefore(start(asked)))
                .filter(i -> !moment(first, i).isAfter(end))
                .limit(3000)
                .mapToObj(i -> row(i, moment(first, i)))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static Instant moment(Instant first, long i) {
        return first.plus(Duration.ofMinutes(i));
    }

    private static Instant start(Asked asked) {
        return Instant.parse(asked.parameter("startDate"));
    }

    private static String row(long id, Instant at) {
        return "{\"activityId\":%d,\"time\":\"%s\",\"type\":\"ACH_RECEIPT\",\"netAmount\":1}"
                .formatted(id, at);
    }

    private Result<List<NormalizedTransaction>, FetchFailure> transactions() {
        SchwabInstitution institution = institution();
        var items = new ArrayList<NormalizedTransaction>();
        Optional<String> cursor = Optional.empty();
        do {
            switch (institution.transactions("token", ACCOUNT, TWO_YEARS, cursor)) {
                case Result.Ok<Page<NormalizedTransaction>, FetchFailure>(var page) -> {
                    items.addAll(page.items());
                    cursor = page.next();
                }
                case Result.Err<Page<NormalizedTransaction>, FetchFailure>(var failure) -> {
                    return Result.err(failure);
                }
            }
        } while (cursor.isPresent());
        return Result.ok(items);
    }

    private static List<String> ids(Result<List<NormalizedTransaction>, FetchFailure> rows) {
        return ok(rows).stream().map(NormalizedTransaction::providerTransactionId).toList();
    }

    private static <T, E> T ok(Result<T, E> result) {
        return result.fold(
                value -> value,
                failure -> {
                    throw new AssertionError(failure);
                });
    }

    private SchwabInstitution institution() {
        URI base = server.address();
        var oauth =
                new OAuthSettings(
                        base.resolve("/v1/oauth/authorize"),
                        base.resolve("/v1/oauth/token"),
                        Optional.empty(),
                        "app",
                        "s:cret",
                        ClientAuthentication.BASIC,
                        "readonly",
                        false,
                        Optional.empty(),
                        Optional.of(SchwabSettings.CONSENT));
        var settings = new SchwabSettings(oauth, base.resolve("/trader/v1"), Duration.ofDays(59));
        HttpLimits limits = HttpLimits.usual();
        var client = new InstitutionClient("schwab", limits, settings.called());
        return new SchwabInstitution(
                settings,
                client,
                number -> "id of " + number,
                new CountedValues().values(),
                () -> NOW);
    }
}
