package com.dashtam.provider.application.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.provider.ConnectionRefusal;
import com.dashtam.events.provider.ProviderConnectionFailed;
import com.dashtam.events.provider.ProviderConnectionSucceeded;
import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.application.connection.DisconnectProvider;
import com.dashtam.provider.application.connection.DisconnectProvider.AccountData;
import com.dashtam.provider.application.connection.DisconnectProviderHandler;
import com.dashtam.provider.application.consent.ConnectProvider.Arrival;
import com.dashtam.provider.application.consent.ConnectProvider.Refusal;
import com.dashtam.provider.application.consent.ConsentStarted.Way;
import com.dashtam.provider.application.feed.Feed;
import com.dashtam.provider.application.feed.ReadAccounts;
import com.dashtam.provider.application.feed.ReadAccountsHandler;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.connection.ConnectionStatus;
import com.dashtam.provider.domain.connection.Purpose;
import com.dashtam.provider.domain.consent.Secret;
import com.dashtam.provider.domain.credential.LinkedItem;
import com.dashtam.provider.domain.feed.FetchFailure;
import com.dashtam.provider.domain.feed.GrantFailure;
import com.dashtam.provider.domain.feed.LinkInstitution.Opening;
import com.dashtam.provider.fixture.World;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Institutions that are opened by a token that they make for each visit. */
class LinkTest {

    private static final Purpose NEW = new Purpose.NewConnection(Optional.empty());
    private static final String FRONT_END = "https://app.test/back";

    private final World world = new World();
    private final StartConsentHandler start =
            new StartConsentHandler(
                    world.catalogue,
                    world.adapters,
                    world.consents,
                    world.redirects,
                    world.links,
                    world.secrets,
                    world.clock);
    private final ConnectProviderHandler connect =
            new ConnectProviderHandler(
                    world.workflows,
                    world.consents,
                    world.links,
                    world.logins,
                    world.establishment,
                    world.adapters,
                    world.clock);

    @Test
    void opensAWidgetAndAPageForAUser() {
        ConsentStarted started = started(NEW, Optional.empty());

        Opening opening = world.linked.openings().getLast();
        assertThat(started.way())
                .isEqualTo(
                        new Way.Widget(
                                new Secret("link-1"),
                                Optional.of(URI.create("https://link.test/1"))));
        assertThat(opening.userId()).isEqualTo(world.user);
        assertThat(opening.repairs()).isEmpty();
        assertThat(opening.redirect()).isEmpty();
        assertThat(opening.completion())
                .hasToString(
                        "https://dashtam.test/oauth/link_bank/callback?state="
                                + started.state().value());
        assertThat(started.expiresIn()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void leadsBackToAFrontEndThatIsAllowed() {
        ConsentStarted started = started(NEW, Optional.of(FRONT_END));

        Opening opening = world.linked.openings().getLast();
        assertThat(opening.redirect()).contains(URI.create(FRONT_END));
        assertThat(opening.completion())
                .hasToString(FRONT_END + "?state=" + started.state().value());
    }

    @Test
    void asksNobodyForARedirectThatIsNotAllowed() {
        assertThat(start(NEW, Optional.of("https://evil.test/")))
                .isEqualTo(Result.err(StartConsent.Refusal.REDIRECT_NOT_ALLOWED));
        assertThat(world.linked.openings()).isEmpty();
    }

    @Test
    void endsWithTheTokenWhereThatEndsSooner() {
        world.linked.opensFor(Duration.ofMinutes(5));

        assertThat(started(NEW, Optional.empty()).expiresIn()).isEqualTo(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @CsvSource({
        "UNAVAILABLE,    INSTITUTION_UNAVAILABLE",
        "REFUSED,        INSTITUTION_ANSWER_INVALID",
        "ANSWER_INVALID, INSTITUTION_ANSWER_INVALID",
    })
    void opensNothingWhenThereIsNoToken(GrantFailure failure, StartConsent.Refusal refusal) {
        world.linked.failsWith(failure);

        assertThat(start(NEW, Optional.empty())).isEqualTo(Result.err(refusal));
    }

    @Test
    void connectsByWhatTheWidgetTold() {
        ConsentStarted started = started(NEW, Optional.empty());

        Connection connection = connected(started, told(started));

        assertThat(world.stored(connection).isActive()).isTrue();
        assertThat(item(connection).accessToken()).isEqualTo("access of answer to link-1");
        assertThat(world.workflows.eventsOf(ProviderConnectionSucceeded.class)).hasSize(1);
    }

    @Test
    void connectsByWhatTheInstitutionKnowsWhenTheBrowserComesBackWithTheStateAlone() {
        ConsentStarted started = started(NEW, Optional.empty());
        world.linked.visited(token(started));

        var answer =
                connect.handle(
                        new ConnectProvider(
                                new Arrival.Browser(World.LINKED, Optional.of(started.nonce())),
                                Optional.empty(),
                                Optional.of(started.state()),
                                Optional.empty(),
                                Optional.empty()),
                        world.caller());

        assertThat(answer).isInstanceOf(Result.Ok.class);
    }

    @Test
    void connectsNothingWhenTheUserLeavesWithoutAnAnswer() {
        ConsentStarted started = started(NEW, Optional.empty());

        assertRefused(handOver(started, Optional.empty()), Refusal.CONSENT_DENIED);
    }

    @Test
    void redeemsAnAnswerOnce() {
        ConsentStarted first = started(NEW, Optional.empty());
        String answer = told(first);
        Connection connection = connected(first, answer);
        ConsentStarted second = started(NEW, Optional.empty());

        assertThat(handOver(second, Optional.of(answer)))
                .isEqualTo(Result.err(Refusal.EXCHANGE_FAILED));
        assertThat(handOver(first, Optional.of(answer)))
                .isEqualTo(Result.err(Refusal.STATE_UNKNOWN));
        assertThat(world.connections.ofUser(world.user)).containsExactly(connection);
    }

    @Test
    void connectsNothingWhileTheInstitutionIsAway() {
        ConsentStarted started = started(NEW, Optional.empty());
        world.linked.failsWith(GrantFailure.UNAVAILABLE);

        assertRefused(handOver(started, Optional.empty()), Refusal.INSTITUTION_UNAVAILABLE);
    }

    @Test
    void repairsAnItemInPlace() {
        Connection connection = connected();
        LinkedItem item = item(connection);
        world.linked.breaks(item, new FetchFailure.TokenRejected());
        assertThat(read(connection)).isEqualTo(rejected());
        assertThat(world.stored(connection).status()).isEqualTo(ConnectionStatus.EXPIRED);

        ConsentStarted started = again(connection);
        world.linked.repairs(item);
        Connection repaired = connected(started, "what the widget tells");

        assertThat(world.linked.openings().getLast().repairs()).contains(item);
        assertThat(repaired.id()).isEqualTo(connection.id());
        assertThat(world.stored(connection).isActive()).isTrue();
        assertThat(item(connection)).isEqualTo(item);
        assertThat(read(connection)).isInstanceOf(Result.Ok.class);
    }

    @Test
    void believesARepairOnlyWhenTheItemCanBeRead() {
        Connection connection = connected();
        world.linked.breaks(item(connection), new FetchFailure.TokenRejected());
        assertThat(read(connection)).isEqualTo(rejected());

        assertThat(handOver(again(connection), Optional.of("I did")))
                .isEqualTo(Result.err(Refusal.EXCHANGE_FAILED));
        assertThat(world.stored(connection).status()).isEqualTo(ConnectionStatus.EXPIRED);
    }

    @Test
    void trustsARepairWhileTheInstitutionCannotTell() {
        Connection connection = connected();
        world.linked.breaks(item(connection), new FetchFailure.Unavailable());

        assertThat(handOver(again(connection), Optional.empty())).isInstanceOf(Result.Ok.class);
        assertThat(world.stored(connection).isActive()).isTrue();
    }

    @Test
    void makesANewItemWhereTheOldOneIsGone() {
        Connection connection = connected();
        LinkedItem gone = item(connection);
        world.linked.breaks(gone, new FetchFailure.ConsentWithdrawn());
        assertThat(read(connection)).isEqualTo(rejected());
        assertThat(world.stored(connection).status()).isEqualTo(ConnectionStatus.REVOKED);

        ConsentStarted started = again(connection);
        Connection renewed = connected(started, told(started));

        assertThat(world.linked.openings().getLast().repairs()).isEmpty();
        assertThat(renewed.id()).isEqualTo(connection.id());
        assertThat(item(connection)).isNotEqualTo(gone);
    }

    @Test
    void removesTheItemOfAConnectionThatEnds() {
        Connection connection = connected();
        LinkedItem item = item(connection);
        var disconnect =
                new DisconnectProviderHandler(
                        world.workflows,
                        world.connections,
                        world.vault,
                        world.rawPages,
                        world.adapters,
                        world.clock);

        var ended =
                disconnect.handle(
                        new DisconnectProvider(world.user, connection.id(), AccountData.KEEP),
                        world.caller());

        assertThat(ended).isInstanceOf(Result.Ok.class);
        assertThat(world.linked.removed()).containsExactly(item);
        assertThat(world.vault.get(connection.credentialOwner())).isEmpty();
    }

    @Test
    void showsNoSecretOfAnItem() {
        assertThat(item(connected())).asString().contains("item of").doesNotContain("access");
    }

    private ConsentStarted again(Connection connection) {
        return started(new Purpose.Reauthorization(connection.id()), Optional.empty());
    }

    private Connection connected() {
        ConsentStarted started = started(NEW, Optional.empty());
        return connected(started, told(started));
    }

    private Connection connected(ConsentStarted started, String answer) {
        return handOver(started, Optional.of(answer)).fold(it -> it, LinkTest::unexpected);
    }

    private String told(ConsentStarted started) {
        return world.linked.visited(token(started));
    }

    private static Secret token(ConsentStarted started) {
        return ((Way.Widget) started.way()).token();
    }

    private LinkedItem item(Connection connection) {
        return (LinkedItem) world.vault.get(connection.credentialOwner()).orElseThrow();
    }

    private ConsentStarted started(Purpose purpose, Optional<String> redirect) {
        return start(purpose, redirect).fold(it -> it, LinkTest::unexpected);
    }

    private Result<ConsentStarted, StartConsent.Refusal> start(
            Purpose purpose, Optional<String> redirect) {
        return start.handle(
                new StartConsent(world.user, World.LINKED, purpose, redirect), world.caller());
    }

    private Result<Connection, Refusal> handOver(ConsentStarted started, Optional<String> answer) {
        return connect.handle(
                new ConnectProvider(
                        new Arrival.SignedIn(world.user),
                        answer,
                        Optional.of(started.state()),
                        Optional.empty(),
                        Optional.empty()),
                world.caller());
    }

    private Result<Feed, FeedLine.Failure> read(Connection connection) {
        return new ReadAccountsHandler(world.feeds)
                .handle(new ReadAccounts(connection.id()), world.caller());
    }

    private static Result<Feed, FeedLine.Failure> rejected() {
        return Result.err(FeedLine.Failure.of(FeedFailure.CREDENTIALS_REJECTED));
    }

    private void assertRefused(Result<Connection, Refusal> answer, Refusal refusal) {
        assertThat(answer).isEqualTo(Result.err(refusal));
        assertThat(world.connections.ofUser(world.user)).isEmpty();
        assertThat(world.workflows.eventsOf(ProviderConnectionFailed.class))
                .extracting(ProviderConnectionFailed::getReason)
                .containsExactly(
                        ConnectionRefusal.valueOf(refusal.name().toLowerCase(Locale.ROOT)));
    }

    private static <T> T unexpected(Object refusal) {
        throw new AssertionError(refusal);
    }
}
