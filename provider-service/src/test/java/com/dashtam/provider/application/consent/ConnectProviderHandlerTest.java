package com.dashtam.provider.application.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.events.provider.ConnectionChanged;
import com.dashtam.events.provider.ConnectionRefusal;
import com.dashtam.events.provider.ConnectionStatus;
import com.dashtam.events.provider.ProviderConnectionAttempted;
import com.dashtam.events.provider.ProviderConnectionFailed;
import com.dashtam.events.provider.ProviderConnectionSucceeded;
import com.dashtam.kernel.command.Actor;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.application.consent.ConnectProvider.Arrival;
import com.dashtam.provider.application.consent.ConnectProvider.Refusal;
import com.dashtam.provider.domain.connection.Alias;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.consent.Secret;
import com.dashtam.provider.domain.feed.Adapters;
import com.dashtam.provider.domain.feed.FetchFailure;
import com.dashtam.provider.domain.feed.GrantFailure;
import com.dashtam.provider.domain.institution.Slug;
import com.dashtam.provider.fixture.World;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectProviderHandlerTest {

    private final World world = new World();
    private final ConnectProviderHandler handler = handler(world.adapters);
    private final Secret state = world.secrets.next();
    private final Secret nonce = world.secrets.next();
    private final UUID session = UUID.randomUUID();

    ConnectProviderHandlerTest() {
        world.askedForConsent(state, nonce, session);
    }

    @Test
    void connectsWhatTheSameBrowserAskedFor() {
        Connection connection = connected(browser(World.BANK, Optional.of(nonce)));

        assertThat(world.stored(connection).isActive()).isTrue();
        assertThat(connection.userId()).isEqualTo(world.user);
        assertThat(connection.alias()).contains(new Alias("Mine"));
        assertThat(world.vault.get(connection.credentialOwner())).isPresent();
    }

    @Test
    void connectsWhatTheSameUserAskedFor() {
        Connection connection = connected(new Arrival.SignedIn(world.user));

        assertThat(world.stored(connection).isActive()).isTrue();
    }

    @Test
    void recordsAttemptSuccessAndTheNewStateUnderTheUsersKey() {
        Connection connection = connected(browser(World.BANK, Optional.of(nonce)));

        UUID provider = World.BANK.providerId();
        assertThat(world.workflows.events())
                .containsExactly(
                        new ProviderConnectionAttempted(world.user, provider, "test_bank"),
                        new ProviderConnectionSucceeded(
                                world.user, connection.id(), provider, "test_bank", false),
                        new ConnectionChanged(
                                world.user,
                                connection.id(),
                                provider,
                                "test_bank",
                                ConnectionStatus.active,
                                "Mine"));
        assertThat(world.workflows.recorded())
                .extracting(recorded -> recorded.key())
                .containsOnly(new EventKey.User(world.user));
    }

    @Test
    void namesTheUserAsActorOnceTheBrowserIsKnown() {
        var known = connected(browser(World.BANK, Optional.of(nonce)));

        assertThat(known).isNotNull();
        assertThat(world.workflows.recorded())
                .extracting(recorded -> recorded.caller().actor())
                .containsOnly(new Actor.User(world.user));
    }

    @Test
    void namesTheSessionThatAskedOnceTheBrowserIsKnown() {
        var known = connected(browser(World.BANK, Optional.of(nonce)));

        assertThat(known).isNotNull();
        assertThat(world.workflows.recorded())
                .extracting(recorded -> recorded.caller().sessionId())
                .containsOnly(Optional.of(session));
    }

    @Test
    void namesTheSessionThatBringsTheAnswerWhereThereIsOne() {
        var another = Optional.of(UUID.randomUUID());
        var user = Caller.system("test").as(new Actor.User(world.user)).in(another);

        var result = handler.handle(command(new Arrival.SignedIn(world.user), state), user);

        assertThat(result).isInstanceOf(Result.Ok.class);
        assertThat(world.workflows.recorded())
                .extracting(recorded -> recorded.caller().sessionId())
                .containsOnly(another);
    }

    @Test
    void leavesTheActorAnonymousWhenTheBrowserIsUnknown() {
        assertThat(refusal(browser(World.BANK, Optional.empty())))
                .isEqualTo(Refusal.BROWSER_UNKNOWN);
        assertThat(world.workflows.recorded())
                .extracting(recorded -> recorded.caller())
                .containsOnly(Caller.system("test").as(new Actor.Anonymous()));
    }

    @Test
    void redeemsAStateOnce() {
        Connection first = connected(new Arrival.SignedIn(world.user));

        assertThat(refusal(new Arrival.SignedIn(world.user))).isEqualTo(Refusal.STATE_UNKNOWN);
        assertThat(world.connections.ofUser(world.user)).containsExactly(first);
    }

    @Test
    void renewsTheConnectionThatTheSameLoginHasAlready() {
        Connection before = world.connected();
        world.connections.rememberLogin(
                before.id(), world.loginKeys.of(World.BANK, List.of("acc-2", "acc-1")));
        world.connections.update(before.expired(world.clock.instant()));

        Connection connection = connected(new Arrival.SignedIn(world.user));

        assertThat(connection.id()).isEqualTo(before.id());
        assertThat(connection.isActive()).isTrue();
        assertThat(connection.alias()).contains(new Alias("Mine"));
        assertThat(world.connections.ofUser(world.user)).containsExactly(connection);
        assertThat(world.workflows.eventsOf(ProviderConnectionSucceeded.class))
                .extracting(ProviderConnectionSucceeded::getReauthorized)
                .containsExactly(true);
    }

    @Test
    void addsAConnectionForALoginThatOpensOtherAccounts() {
        Connection before = world.connected();
        world.connections.rememberLogin(
                before.id(), world.loginKeys.of(World.BANK, List.of("acc-1")));

        Connection connection = connected(new Arrival.SignedIn(world.user));

        assertThat(connection.id()).isNotEqualTo(before.id());
        assertThat(world.connections.ofUser(world.user)).hasSize(2);
    }

    @Test
    void connectsALoginWhoseAccountsAreNotToldNow() {
        world.bank.failsNextFetchWith(new FetchFailure.Unavailable());

        Connection connection = connected(new Arrival.SignedIn(world.user));

        assertThat(world.stored(connection).isActive()).isTrue();
    }

    @Test
    void refusesAStateNobodyAskedFor() {
        var command = command(browser(World.BANK, Optional.of(nonce)), world.secrets.next());

        assertThat(handle(command)).isEqualTo(Result.err(Refusal.STATE_UNKNOWN));
        assertThat(world.workflows.recorded())
                .extracting(recorded -> recorded.key())
                .containsOnly(new EventKey.OwnWorkflow());
        assertThat(failed())
                .isEqualTo(
                        new ProviderConnectionFailed(
                                null,
                                World.BANK.providerId(),
                                "test_bank",
                                ConnectionRefusal.state_unknown));
    }

    @Test
    void keepsATextThatIsNoInstitutionOutOfTheEvents() {
        var command = command(browser(new Slug("made_up"), Optional.empty()), world.secrets.next());

        assertThat(handle(command)).isEqualTo(Result.err(Refusal.STATE_UNKNOWN));
        assertThat(failed())
                .isEqualTo(
                        new ProviderConnectionFailed(
                                null, null, "unknown", ConnectionRefusal.state_unknown));
    }

    @Test
    void refusesAnotherUsersState() {
        UUID other = UUID.randomUUID();

        assertThat(refusal(new Arrival.SignedIn(other))).isEqualTo(Refusal.STATE_OF_ANOTHER_USER);
        assertThat(failed().getReason()).isEqualTo(ConnectionRefusal.state_of_another_user);
        assertThat(failed().getUserId()).isEqualTo(other);
        assertNothingConnected();
    }

    @Test
    void refusesAStateOfAnotherInstitution() {
        assertThat(refusal(browser(World.FILES, Optional.of(nonce))))
                .isEqualTo(Refusal.STATE_OF_ANOTHER_INSTITUTION);
        assertNothingConnected();
    }

    @Test
    void refusesABrowserThatDidNotAsk() {
        assertThat(refusal(browser(World.BANK, Optional.of(world.secrets.next()))))
                .isEqualTo(Refusal.BROWSER_UNKNOWN);
        assertNothingConnected();
    }

    @Test
    void usesUpAStateThatCameToTheWrongPlace() {
        assertThat(refusal(browser(World.BANK, Optional.empty())))
                .isEqualTo(Refusal.BROWSER_UNKNOWN);

        assertThat(refusal(browser(World.BANK, Optional.of(nonce))))
                .isEqualTo(Refusal.STATE_UNKNOWN);
    }

    @Test
    void refusesAStateThatIsTooOld() {
        world.clock.forward(Duration.ofSeconds(600));

        assertThat(refusal(new Arrival.SignedIn(world.user))).isEqualTo(Refusal.STATE_EXPIRED);
        assertNothingConnected();
    }

    @Test
    void refusesADeniedConsentBeforeAnythingElse() {
        var denied =
                new ConnectProvider(
                        browser(World.BANK, Optional.of(nonce)),
                        Optional.empty(),
                        Optional.of(state),
                        Optional.of("access_denied"),
                        Optional.empty());

        assertThat(handle(denied)).isEqualTo(Result.err(Refusal.CONSENT_DENIED));
        assertThat(failed().getUserId()).isEqualTo(world.user);
        assertThat(world.consents.find(state.hash())).isEmpty();
        assertNothingConnected();
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatTheInstitutionDoesNotGrant(GrantFailure failure) {
        world.bank.failsGrantsWith(failure);

        assertThat(refusal(new Arrival.SignedIn(world.user)))
                .isEqualTo(
                        switch (failure) {
                            case REFUSED, ANSWER_INVALID -> Refusal.EXCHANGE_FAILED;
                            case UNAVAILABLE -> Refusal.INSTITUTION_UNAVAILABLE;
                        });
        assertNothingConnected();
    }

    @Test
    void refusesAnInstitutionThatIsNoLongerConfigured() {
        var without = handler(new Adapters(Map.of()));

        assertThat(without.handle(command(new Arrival.SignedIn(world.user), state), world.caller()))
                .isEqualTo(Result.err(Refusal.INSTITUTION_UNKNOWN));
    }

    @Test
    void recordsAFailureWhenSomethingBreaks() {
        var command =
                new ConnectProvider(
                        new Arrival.SignedIn(world.user),
                        Optional.of("explode"),
                        Optional.of(state),
                        Optional.empty(),
                        Optional.empty());

        assertThatThrownBy(() -> ignore(handle(command))).isInstanceOf(IllegalStateException.class);
        assertThat(failed().getReason()).isEqualTo(ConnectionRefusal.internal_error);
        assertNothingConnected();
    }

    @Test
    void hasARecordForEveryRefusal() {
        assertThat(Arrays.stream(Refusal.values()).map(Refusal::onRecord)).doesNotContainNull();
    }

    @Test
    void showsNeitherCodeNorState() {
        assertThat(command(new Arrival.SignedIn(world.user), state))
                .asString()
                .doesNotContain("the-code")
                .doesNotContain(state.value());
    }

    private ConnectProviderHandler handler(Adapters adapters) {
        return new ConnectProviderHandler(
                world.workflows,
                world.consents,
                world.links,
                world.logins,
                world.establishment,
                adapters,
                world.clock);
    }

    private static Arrival browser(Slug slug, Optional<Secret> nonce) {
        return new Arrival.Browser(slug, nonce);
    }

    private static ConnectProvider command(Arrival arrival, Secret state) {
        return new ConnectProvider(
                arrival,
                Optional.of("the-code"),
                Optional.of(state),
                Optional.empty(),
                Optional.empty());
    }

    private Result<Connection, Refusal> handle(ConnectProvider command) {
        Caller stranger = Caller.system("test").as(new Actor.Anonymous());
        return handler.handle(command, stranger);
    }

    private Connection connected(Arrival arrival) {
        return handle(command(arrival, state))
                .fold(
                        ok -> ok,
                        refusal -> {
                            throw new AssertionError(refusal);
                        });
    }

    private Refusal refusal(Arrival arrival) {
        return handle(command(arrival, state))
                .fold(
                        ok -> {
                            throw new AssertionError(ok);
                        },
                        refusal -> refusal);
    }

    private ProviderConnectionFailed failed() {
        return world.workflows.eventsOf(ProviderConnectionFailed.class).getLast();
    }

    private void assertNothingConnected() {
        assertThat(world.connections.ofUser(world.user)).isEmpty();
        assertThat(world.workflows.eventsOf(ProviderConnectionSucceeded.class)).isEmpty();
        assertThat(world.workflows.eventsOf(ProviderConnectionAttempted.class))
                .hasSameSizeAs(world.workflows.eventsOf(ProviderConnectionFailed.class));
    }

    private static void ignore(Result<?, ?> result) {
        assertThat(result).isNotNull();
    }
}
