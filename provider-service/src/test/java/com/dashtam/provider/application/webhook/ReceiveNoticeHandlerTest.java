package com.dashtam.provider.application.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.events.provider.ConnectionChanged;
import com.dashtam.events.provider.ProviderDataAvailable;
import com.dashtam.events.provider.ProviderTokenExpiring;
import com.dashtam.events.provider.ProviderWebhookAttempted;
import com.dashtam.events.provider.ProviderWebhookFailed;
import com.dashtam.events.provider.ProviderWebhookSucceeded;
import com.dashtam.events.provider.WebhookEffect;
import com.dashtam.events.provider.WebhookRefusal;
import com.dashtam.kernel.command.Actor;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.provider.application.webhook.ReceiveNotice.Refusal;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.connection.ConnectionStatus;
import com.dashtam.provider.domain.institution.Slug;
import com.dashtam.provider.domain.webhook.Delivery;
import com.dashtam.provider.domain.webhook.Notice;
import com.dashtam.provider.domain.webhook.NoticeRefusal;
import com.dashtam.provider.fixture.NoticeReceiptsInMemory;
import com.dashtam.provider.fixture.World;
import com.dashtam.testing.workflow.RecordingWorkflows.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReceiveNoticeHandlerTest {

    private static final String REFERENCE = "consent-1";
    private static final Delivery DELIVERY = new Delivery(new byte[] {'{', '}'}, Map.of());
    private static final Caller SENDER = Caller.system("test").as(new Actor.Anonymous());

    private final World world = new World();
    private final ReceiveNoticeHandler handler =
            new ReceiveNoticeHandler(
                    world.workflows,
                    world.adapters,
                    world.connections,
                    new NoticeReceiptsInMemory(),
                    world.retirement,
                    world.clock);
    private Connection connection;

    @BeforeEach
    void connect() {
        connection = world.connected();
        world.connections.rememberReference(connection.id(), REFERENCE);
    }

    @Test
    void tellsThatThereIsSomethingToRead() {
        assertTaken(Notice.Kind.DATA_AVAILABLE, WebhookEffect.sync_requested);

        var available = world.workflows.eventsOf(ProviderDataAvailable.class);
        assertThat(available)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getConnectionId()).isEqualTo(connection.id());
                    assertThat(event.getUserId()).isEqualTo(world.user);
                });
        assertThat(world.stored(connection)).isEqualTo(connection);
        assertThat(keyOf(ProviderDataAvailable.class)).isEqualTo(new EventKey.User(world.user));
        assertThat(keyOf(ProviderWebhookAttempted.class)).isEqualTo(new EventKey.OwnWorkflow());
    }

    @Test
    void asksTheUserToLogInAgain() {
        assertTaken(Notice.Kind.LOGIN_REQUIRED, WebhookEffect.reauthentication_required);

        assertThat(world.stored(connection).status()).isEqualTo(ConnectionStatus.EXPIRED);
        assertThat(world.workflows.eventsOf(ConnectionChanged.class)).hasSize(1);
    }

    @Test
    void takesAConnectionIntoUseWhoseLoginWasRepairedElsewhere() {
        world.connections.update(connection.expired(world.clock.instant()));

        assertTaken(Notice.Kind.LOGIN_REPAIRED, WebhookEffect.connection_restored);

        assertThat(world.stored(connection).isActive()).isTrue();
        assertThat(world.workflows.eventsOf(ConnectionChanged.class))
                .extracting(event -> event.getStatus().name())
                .containsExactly("active");
        assertThat(world.workflows.eventsOf(ProviderDataAvailable.class)).hasSize(1);
    }

    @Test
    void restoresNoConnectionWhoseConsentWasTakenBack() {
        world.connections.update(connection.revoked(world.clock.instant()));

        assertTaken(Notice.Kind.LOGIN_REPAIRED, WebhookEffect.none);

        assertThat(world.stored(connection).status()).isEqualTo(ConnectionStatus.REVOKED);
        assertThat(world.workflows.eventsOf(ConnectionChanged.class)).isEmpty();
    }

    @Test
    void letsAConnectionBeThatNeededNoRepair() {
        assertTaken(Notice.Kind.LOGIN_REPAIRED, WebhookEffect.none);

        assertThat(world.stored(connection)).isEqualTo(connection);
    }

    @Test
    void takesAConsentThatIsWithdrawnOutOfUse() {
        assertTaken(Notice.Kind.CONSENT_WITHDRAWN, WebhookEffect.consent_revoked);

        assertThat(world.stored(connection).status()).isEqualTo(ConnectionStatus.REVOKED);
        assertThat(world.workflows.eventsOf(ConnectionChanged.class)).hasSize(1);
    }

    @Test
    void tellsTheUserThatAConsentWillEnd() {
        Instant end = world.clock.instant().plus(Duration.ofDays(6));
        world.bank.sendsNotices(_ -> Result.ok(Notice.ofEnd("n", Optional.of(REFERENCE), end)));

        assertThat(receive()).isEqualTo(Result.ok(Unit.DONE));

        assertThat(effect()).isEqualTo(WebhookEffect.expiry_told);
        assertThat(world.workflows.eventsOf(ProviderTokenExpiring.class))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getConnectionId()).isEqualTo(connection.id());
                    assertThat(event.getExpiresAt()).isEqualTo(end);
                    assertThat(event.getExpiresInSeconds()).isEqualTo(518_400);
                });
        assertThat(world.stored(connection)).isEqualTo(connection);
    }

    @Test
    void tellsOfAnEndThatIsOverAsOfNoTimeLeft() {
        Instant end = world.clock.instant().minusSeconds(5);
        world.bank.sendsNotices(_ -> Result.ok(Notice.ofEnd("n", Optional.of(REFERENCE), end)));

        assertThat(receive()).isEqualTo(Result.ok(Unit.DONE));

        assertThat(
                        world.workflows
                                .eventsOf(ProviderTokenExpiring.class)
                                .getFirst()
                                .getExpiresInSeconds())
                .isZero();
    }

    @Test
    void doesNothingAboutAnythingElse() {
        assertTaken(Notice.Kind.OTHER, WebhookEffect.none);

        assertThat(world.workflows.events()).hasSize(2);
    }

    @Test
    void hasItsEffectOnceHoweverOftenItIsSent() {
        sends(notice("n", REFERENCE, Notice.Kind.DATA_AVAILABLE));
        assertThat(receive()).isEqualTo(Result.ok(Unit.DONE));
        assertThat(receive()).isEqualTo(Result.ok(Unit.DONE));
        world.clock.forward(Duration.ofHours(24));
        assertThat(receive()).isEqualTo(Result.ok(Unit.DONE));

        assertThat(world.workflows.eventsOf(ProviderDataAvailable.class)).hasSize(1);
        assertThat(world.workflows.eventsOf(ProviderWebhookSucceeded.class))
                .extracting(ProviderWebhookSucceeded::getEffect)
                .containsExactly(
                        WebhookEffect.sync_requested,
                        WebhookEffect.repeated,
                        WebhookEffect.repeated);
    }

    @Test
    void forgetsItsReceiptsAfterSomeDays() {
        sends(notice("n", REFERENCE, Notice.Kind.DATA_AVAILABLE));
        assertThat(receive()).isEqualTo(Result.ok(Unit.DONE));
        world.clock.forward(ReceiveNoticeHandler.REMEMBERED.plusSeconds(1));
        assertThat(receive()).isEqualTo(Result.ok(Unit.DONE));

        assertThat(world.workflows.eventsOf(ProviderDataAvailable.class)).hasSize(2);
    }

    @Test
    void takesWordOfAConnectionThatIsNotHereAsAnyOther() {
        sends(notice("n", "somebody else's", Notice.Kind.CONSENT_WITHDRAWN));

        assertThat(receive()).isEqualTo(Result.ok(Unit.DONE));
        assertThat(effect()).isEqualTo(WebhookEffect.connection_unknown);
        assertThat(world.stored(connection)).isEqualTo(connection);
    }

    @Test
    void takesWordThatIsAboutNoConnection() {
        world.bank.sendsNotices(
                _ -> Result.ok(new Notice("n", Optional.empty(), Notice.Kind.DATA_AVAILABLE)));

        assertThat(receive()).isEqualTo(Result.ok(Unit.DONE));
        assertThat(effect()).isEqualTo(WebhookEffect.none);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LOGIN_REPAIRED")
    void leavesAConnectionThatIsNotActiveAsItIs(Notice.Kind kind) {
        world.connections.update(connection.expired(world.clock.instant()));
        sends(notice("n", REFERENCE, kind));

        assertThat(receive()).isEqualTo(Result.ok(Unit.DONE));
        assertThat(effect()).isEqualTo(WebhookEffect.none);
        assertThat(world.stored(connection).status()).isEqualTo(ConnectionStatus.EXPIRED);
        assertThat(world.workflows.eventsOf(ProviderDataAvailable.class)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(NoticeRefusal.class)
    void doesNothingAboutWhatItDoesNotBelieve(NoticeRefusal reason) {
        world.bank.sendsNotices(_ -> Result.err(reason));

        assertThat(receive()).isEqualTo(Result.err(new Refusal.NotBelieved(reason)));
        assertThat(world.workflows.events()).hasSize(2);
        var failed = world.workflows.eventsOf(ProviderWebhookFailed.class).getFirst();
        assertThat(failed.getReason().name())
                .isEqualTo(reason.name().toLowerCase(java.util.Locale.ROOT));
        assertThat(world.stored(connection)).isEqualTo(connection);
    }

    @Test
    void recordsThatAVerifierBroke() {
        world.bank.sendsNotices(_ -> {
            throw new IllegalStateException("a bug");
        });

        assertThatThrownBy(this::receive).isInstanceOf(IllegalStateException.class);
        assertThat(world.workflows.eventsOf(ProviderWebhookFailed.class))
                .extracting(ProviderWebhookFailed::getReason)
                .containsExactly(WebhookRefusal.internal_error);
    }

    @Test
    void awaitsNothingFromOthers() {
        for (Slug slug : new Slug[] {World.BANK, World.FILES, World.UNCONFIGURED, new Slug("no")}) {
            assertThat(handler.handle(new ReceiveNotice(slug, DELIVERY), SENDER))
                    .isEqualTo(Result.err(new Refusal.NotAwaited()));
        }
        assertThat(world.workflows.events()).isEmpty();
    }

    private void assertTaken(Notice.Kind kind, WebhookEffect effect) {
        sends(notice("n", REFERENCE, kind));

        assertThat(receive()).isEqualTo(Result.ok(Unit.DONE));
        assertThat(effect()).isEqualTo(effect);
        var succeeded = world.workflows.eventsOf(ProviderWebhookSucceeded.class).getFirst();
        assertThat(succeeded.getConnectionId()).isEqualTo(connection.id());
        assertThat(succeeded.getUserId()).isEqualTo(world.user);
    }

    private WebhookEffect effect() {
        return world.workflows.eventsOf(ProviderWebhookSucceeded.class).getFirst().getEffect();
    }

    private EventKey keyOf(Class<?> event) {
        return world.workflows.recorded().stream()
                .filter(it -> event.isInstance(it.event()))
                .map(Recorded::key)
                .findFirst()
                .orElseThrow();
    }

    private static Notice notice(String id, String reference, Notice.Kind kind) {
        return kind == Notice.Kind.CONSENT_ENDING
                ? Notice.ofEnd(id, Optional.of(reference), Instant.EPOCH)
                : new Notice(id, Optional.of(reference), kind);
    }

    private void sends(Notice notice) {
        world.bank.sendsNotices(_ -> Result.ok(notice));
    }

    private Result<Unit, Refusal> receive() {
        return handler.handle(new ReceiveNotice(World.BANK, DELIVERY), SENDER);
    }
}
