package com.dashtam.provider.application.webhook;

import com.dashtam.events.provider.ProviderDataAvailable;
import com.dashtam.events.provider.ProviderWebhookAttempted;
import com.dashtam.events.provider.ProviderWebhookFailed;
import com.dashtam.events.provider.ProviderWebhookSucceeded;
import com.dashtam.events.provider.WebhookEffect;
import com.dashtam.events.provider.WebhookRefusal;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.kernel.workflow.Fact;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.provider.application.ConnectionFacts;
import com.dashtam.provider.application.ProviderWorkflows;
import com.dashtam.provider.application.credential.Retirement;
import com.dashtam.provider.application.webhook.ReceiveNotice.Refusal;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.connection.ConnectionStatus;
import com.dashtam.provider.domain.connection.Connections;
import com.dashtam.provider.domain.credential.EndingCredentials.Ending;
import com.dashtam.provider.domain.feed.Adapters;
import com.dashtam.provider.domain.institution.Slug;
import com.dashtam.provider.domain.webhook.Notice;
import com.dashtam.provider.domain.webhook.NoticeReceipts;
import com.dashtam.provider.domain.webhook.WebhookVerifier;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets a notice of an institution have its effect, once however often it is sent. Whether it was
 * about anything here, the sender does not learn.
 */
public final class ReceiveNoticeHandler implements CommandHandler<ReceiveNotice, Unit, Refusal> {

    /** Longer than any institution goes on sending one. */
    static final Duration REMEMBERED = Duration.ofDays(3);

    private static final int FORGOTTEN_AT_ONCE = 100;

    private final Workflows workflows;
    private final Adapters adapters;
    private final Connections connections;
    private final NoticeReceipts receipts;
    private final Retirement retirement;
    private final InstantSource clock;

    public ReceiveNoticeHandler(
            Workflows workflows,
            Adapters adapters,
            Connections connections,
            NoticeReceipts receipts,
            Retirement retirement,
            InstantSource clock) {
        this.workflows = workflows;
        this.adapters = adapters;
        this.connections = connections;
        this.receipts = receipts;
        this.retirement = retirement;
        this.clock = clock;
    }

    @Override
    public Result<Unit, Refusal> handle(ReceiveNotice command, Caller caller) {
        return adapters.webhooks(command.slug())
                .map(verifier -> receive(command, verifier, caller))
                .orElse(Result.err(new Refusal.NotAwaited()));
    }

    private Result<Unit, Refusal> receive(
            ReceiveNotice command, WebhookVerifier verifier, Caller caller) {
        Slug slug = command.slug();
        return workflows
                .start(ProviderWorkflows.WEBHOOK, caller, new EventKey.OwnWorkflow())
                .attempted(new ProviderWebhookAttempted(slug.providerId(), slug.value()))
                .<Notice, Refusal.NotBelieved>first(() ->
                        verifier.verify(command.delivery()).mapError(Refusal.NotBelieved::new))
                .<Unit>then(notice -> follow(notice, slug, caller))
                .otherwise(
                        refusal -> failed(slug, refusal.onRecord()),
                        () -> failed(slug, WebhookRefusal.internal_error))
                .mapError(refusal -> refusal);
    }

    private Outcome<Unit, ProviderWebhookSucceeded, Refusal.NotBelieved> follow(
            Notice notice, Slug slug, Caller caller) {
        Instant now = clock.instant();
        receipts.forgetBefore(now.minus(REMEMBERED), FORGOTTEN_AT_ONCE);
        if (!receipts.take(slug, notice.id(), now)) {
            return done(slug, WebhookEffect.repeated, null);
        }
        Optional<Connection> found =
                notice.reference().flatMap(name -> connections.findByReference(slug, name));
        if (found.isEmpty()) {
            return done(
                    slug,
                    notice.reference().isPresent()
                            ? WebhookEffect.connection_unknown
                            : WebhookEffect.none,
                    null);
        }
        Connection connection = found.get();
        if (!connection.isActive()) {
            return notice.kind() == Notice.Kind.LOGIN_REPAIRED
                    ? restored(connection, slug, now)
                    : done(slug, WebhookEffect.none, connection);
        }
        return switch (notice.kind()) {
            case DATA_AVAILABLE ->
                    done(slug, WebhookEffect.sync_requested, connection, available(connection));
            case LOGIN_REQUIRED -> {
                retirement.expire(connection.credentialOwner(), caller);
                yield done(slug, WebhookEffect.reauthentication_required, connection);
            }
            case CONSENT_WITHDRAWN -> {
                retirement.revoke(connection.credentialOwner(), caller);
                yield done(slug, WebhookEffect.consent_revoked, connection);
            }
            case CONSENT_ENDING ->
                    done(
                            slug,
                            WebhookEffect.expiry_told,
                            connection,
                            expiring(connection, notice.endsAt().orElseThrow(), now));
            case LOGIN_REPAIRED, OTHER -> done(slug, WebhookEffect.none, connection);
        };
    }

    /** The credentials of a connection that expired were kept; those of others are of no use. */
    private Outcome<Unit, ProviderWebhookSucceeded, Refusal.NotBelieved> restored(
            Connection inactive, Slug slug, Instant now) {
        return connections
                .findOwnedForUpdate(inactive.id(), inactive.userId())
                .filter(it -> it.status() == ConnectionStatus.EXPIRED)
                .map(expired -> expired.reauthorized(now))
                .map(active -> {
                    connections.update(active);
                    return done(
                            slug,
                            WebhookEffect.connection_restored,
                            active,
                            ConnectionFacts.changed(active),
                            available(active));
                })
                .orElseGet(() -> done(slug, WebhookEffect.none, inactive));
    }

    private static Outcome<Unit, ProviderWebhookSucceeded, Refusal.NotBelieved> done(
            Slug slug, WebhookEffect effect, @Nullable Connection connection, Fact... facts) {
        return Outcome.done(
                Unit.DONE,
                new ProviderWebhookSucceeded(
                        connection == null ? null : connection.userId(),
                        connection == null ? null : connection.id(),
                        slug.providerId(),
                        slug.value(),
                        effect),
                facts);
    }

    private static Fact expiring(Connection connection, Instant end, Instant now) {
        return ConnectionFacts.expiring(
                new Ending(connection.id(), connection.userId(), connection.slug(), end), now);
    }

    private static Fact available(Connection connection) {
        return Fact.about(
                connection.userId(),
                new ProviderDataAvailable(
                        connection.userId(),
                        connection.id(),
                        connection.slug().providerId(),
                        connection.slug().value()));
    }

    private static ProviderWebhookFailed failed(Slug slug, WebhookRefusal reason) {
        return new ProviderWebhookFailed(slug.providerId(), slug.value(), reason);
    }
}
