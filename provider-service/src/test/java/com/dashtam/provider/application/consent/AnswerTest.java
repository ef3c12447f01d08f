package com.dashtam.provider.application.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.provider.ConnectionRefusal;
import com.dashtam.events.provider.ProviderConnectionAttempted;
import com.dashtam.events.provider.ProviderConnectionFailed;
import com.dashtam.events.provider.ProviderConnectionSucceeded;
import com.dashtam.kernel.command.Actor;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.application.consent.ConnectProvider.Arrival;
import com.dashtam.provider.application.consent.ConnectProvider.Refusal;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.consent.Secret;
import com.dashtam.provider.domain.institution.Slug;
import com.dashtam.provider.fixture.World;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an answer of an institution must bring along. */
class AnswerTest {

    private final World world = new World();
    private final ConnectProviderHandler handler =
            new ConnectProviderHandler(
                    world.workflows,
                    world.consents,
                    world.links,
                    world.logins,
                    world.establishment,
                    world.adapters,
                    world.clock);
    private final Secret state = world.secrets.next();
    private final Secret nonce = world.secrets.next();
    private final UUID session = UUID.randomUUID();

    AnswerTest() {
        world.askedForConsent(state, nonce, session);
    }

    @Test
    void acceptsTheIssuerThatItKnows() {
        world.bank.namesItself("https://bank.test");

        assertThat(handle(answerOf(Optional.of("https://bank.test"))))
                .isInstanceOf(Result.Ok.class);
    }

    @Test
    void refusesTheAnswerOfAnotherIssuer() {
        world.bank.namesItself("https://bank.test");

        assertThat(handle(answerOf(Optional.of("https://bank.test.evil"))))
                .isEqualTo(Result.err(Refusal.ISSUER_UNKNOWN));
        assertThat(failed().getReason()).isEqualTo(ConnectionRefusal.issuer_unknown);
        assertNothingConnected();
    }

    @Test
    void refusesAnAnswerWithoutTheIssuerThatTheInstitutionAlwaysSends() {
        world.bank.namesItself("https://bank.test");

        assertThat(handle(answerOf(Optional.empty())))
                .isEqualTo(Result.err(Refusal.ISSUER_UNKNOWN));
        assertNothingConnected();
    }

    @Test
    void passesOverAnIssuerWhereNoneIsKnown() {
        assertThat(handle(answerOf(Optional.of("https://anything.test"))))
                .isInstanceOf(Result.Ok.class);
    }

    @Test
    void refusesAnAnswerWithoutCodeOrState() {
        var arrival = browser(World.BANK, Optional.of(nonce));

        assertThat(
                        handle(
                                new ConnectProvider(
                                        arrival,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty())))
                .isEqualTo(Result.err(Refusal.CODE_MISSING));
        assertThat(
                        handle(
                                new ConnectProvider(
                                        arrival,
                                        Optional.of("code"),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty())))
                .isEqualTo(Result.err(Refusal.STATE_MISSING));
        assertNothingConnected();
    }

    private ConnectProvider answerOf(Optional<String> issuer) {
        return new ConnectProvider(
                browser(World.BANK, Optional.of(nonce)),
                Optional.of("the-code"),
                Optional.of(state),
                Optional.empty(),
                issuer);
    }

    private static Arrival browser(Slug slug, Optional<Secret> nonce) {
        return new Arrival.Browser(slug, nonce);
    }

    private Result<Connection, Refusal> handle(ConnectProvider command) {
        Caller stranger = Caller.system("test").as(new Actor.Anonymous());
        return handler.handle(command, stranger);
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
}
