package com.dashtam.provider.application.consent;

import com.dashtam.events.provider.ConnectionRefusal;
import com.dashtam.events.provider.ProviderConnectionAttempted;
import com.dashtam.events.provider.ProviderConnectionFailed;
import com.dashtam.events.provider.ProviderConnectionSucceeded;
import com.dashtam.kernel.command.Actor;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.provider.application.ProviderWorkflows;
import com.dashtam.provider.application.consent.ConnectProvider.Arrival;
import com.dashtam.provider.application.consent.ConnectProvider.Refusal;
import com.dashtam.provider.application.consent.Establishment.Access;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.consent.Consent;
import com.dashtam.provider.domain.consent.Consents;
import com.dashtam.provider.domain.consent.Proof;
import com.dashtam.provider.domain.credential.Credential;
import com.dashtam.provider.domain.credential.LinkedItem;
import com.dashtam.provider.domain.feed.Adapters;
import com.dashtam.provider.domain.feed.FetchFailure;
import com.dashtam.provider.domain.feed.GrantFailure;
import com.dashtam.provider.domain.feed.LinkInstitution;
import com.dashtam.provider.domain.feed.OnlineInstitution;
import com.dashtam.provider.domain.institution.Slug;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Redeems an answer once, and makes the connection it stands for. */
public final class ConnectProviderHandler
        implements CommandHandler<ConnectProvider, Connection, Refusal> {

    private static final String NO_SLUG = "unknown";

    private final Workflows workflows;
    private final Consents consents;
    private final Links links;
    private final Logins logins;
    private final Establishment establishment;
    private final Adapters adapters;
    private final InstantSource clock;

    public ConnectProviderHandler(
            Workflows workflows,
            Consents consents,
            Links links,
            Logins logins,
            Establishment establishment,
            Adapters adapters,
            InstantSource clock) {
        this.workflows = workflows;
        this.consents = consents;
        this.links = links;
        this.logins = logins;
        this.establishment = establishment;
        this.adapters = adapters;
        this.clock = clock;
    }

    @Override
    public Result<Connection, Refusal> handle(ConnectProvider command, Caller caller) {
        Subject subject = subjectOf(command);
        var unused = new Unused();
        Result<Connection, Refusal> answer =
                workflows
                        .start(
                                ProviderWorkflows.CONNECTION,
                                subject.vouchedFor(caller),
                                subject.key())
                        .attempted(subject.attempted())
                        .<Granted, Refusal>first(() -> redeem(command))
                        .<Connection>then(granted -> connect(granted, unused))
                        .otherwise(
                                refusal -> subject.failed(refusal.onRecord()),
                                () -> subject.failed(ConnectionRefusal.internal_error));
        unused.giveBack();
        return answer;
    }

    /** What an institution gave for a connection that does not come to be: nobody else knows it. */
    private final class Unused {

        private Optional<Granted> kept = Optional.empty();

        void keep(Granted granted) {
            kept = Optional.of(granted).filter(it -> !it.isRepaired());
        }

        void giveBack() {
            kept.ifPresent(it -> adapters.revoke(it.consent().slug(), it.credential()));
        }
    }

    /** Whether it answers the request: a state is enough where the institution keeps the answer. */
    public boolean isAnswer(ConnectProvider command) {
        return command.code().isPresent()
                || command.denied()
                || command.state()
                        .flatMap(state -> consents.find(state.hash()))
                        .filter(Consent::isLink)
                        .isPresent();
    }

    private Result<Granted, Refusal> redeem(ConnectProvider command) {
        Optional<Consent> taken = command.state().flatMap(state -> consents.take(state.hash()));
        return accept(command, taken).flatMap(consent -> exchange(consent, command.code()));
    }

    /** The checks in the order in which the page would explain them. */
    private Result<Consent, Refusal> accept(ConnectProvider command, Optional<Consent> taken) {
        if (command.denied()) {
            return Result.err(Refusal.CONSENT_DENIED);
        }
        if (command.code().isEmpty() && taken.filter(Consent::isLink).isEmpty()) {
            return Result.err(Refusal.CODE_MISSING);
        }
        if (command.state().isEmpty()) {
            return Result.err(Refusal.STATE_MISSING);
        }
        if (taken.isEmpty()) {
            return Result.err(Refusal.STATE_UNKNOWN);
        }
        Consent consent = taken.get();
        Optional<Refusal> foreign = foreign(command.arrival(), consent);
        if (foreign.isPresent()) {
            return Result.err(foreign.get());
        }
        if (!isOfItsIssuer(command, consent)) {
            return Result.err(Refusal.ISSUER_UNKNOWN);
        }
        return consent.isExpired(clock.instant())
                ? Result.err(Refusal.STATE_EXPIRED)
                : Result.ok(consent);
    }

    /** An institution whose issuer is known always sends it (RFC 9207, section 2.4). */
    private boolean isOfItsIssuer(ConnectProvider command, Consent consent) {
        return adapters.byConsent(consent.slug())
                .flatMap(institution -> institution.authorization().issuer())
                .map(known -> command.issuer().filter(known::equals).isPresent())
                .orElse(true);
    }

    /** Nobody can attach his bank to somebody else's account, nor somebody else's to his own. */
    private static Optional<Refusal> foreign(Arrival arrival, Consent consent) {
        return switch (arrival) {
            case Arrival.SignedIn(var userId) ->
                    userId.equals(consent.userId())
                            ? Optional.empty()
                            : Optional.of(Refusal.STATE_OF_ANOTHER_USER);
            case Arrival.Browser(var slug, var nonce) -> {
                if (!slug.equals(consent.slug())) {
                    yield Optional.of(Refusal.STATE_OF_ANOTHER_INSTITUTION);
                }
                yield consent.wasAskedByBrowserWith(nonce)
                        ? Optional.empty()
                        : Optional.of(Refusal.BROWSER_UNKNOWN);
            }
        };
    }

    private Result<Granted, Refusal> exchange(Consent consent, Optional<String> code) {
        return switch (consent.proof()) {
            case Proof.Verifier(var verifier) ->
                    adapters.byConsent(consent.slug())
                            .map(institution ->
                                    institution
                                            .authorization()
                                            .exchange(
                                                    code.orElseThrow(),
                                                    verifier,
                                                    consent.redirectUri())
                                            .mapError(ConnectProviderHandler::refusalOf)
                                            .map(tokens -> granted(consent, institution, tokens)))
                            .orElse(Result.err(Refusal.INSTITUTION_UNKNOWN));
            case Proof.Link link ->
                    adapters.byLink(consent.slug())
                            .map(institution -> redeem(institution, consent, link, code))
                            .orElse(Result.err(Refusal.INSTITUTION_UNKNOWN));
        };
    }

    private Result<Granted, Refusal> redeem(
            LinkInstitution institution, Consent consent, Proof.Link link, Optional<String> code) {
        return links.redeem(institution, consent, link, code)
                .mapError(ConnectProviderHandler::refusalOf)
                .flatMap(found ->
                        found.map(Result::<LinkedItem, Refusal>ok)
                                .orElse(Result.err(Refusal.CONSENT_DENIED)))
                .flatMap(item ->
                        link.repairs()
                                ? repaired(consent, institution, item)
                                : Result.ok(granted(consent, institution, item)));
    }

    /** Whether it is repaired is for the institution to say, not for who brings the answer. */
    private Result<Granted, Refusal> repaired(
            Consent consent, LinkInstitution institution, LinkedItem item) {
        return switch (logins.keyOf(institution, consent.slug(), item.access())) {
            case Result.Ok<Optional<String>, FetchFailure>(var key) ->
                    Result.ok(new Granted(consent, item, key));
            case Result.Err<Optional<String>, FetchFailure>(var failure) ->
                    switch (failure) {
                        case FetchFailure.TokenRejected(), FetchFailure.ConsentWithdrawn() ->
                                Result.err(Refusal.EXCHANGE_FAILED);
                        case FetchFailure.RateLimited _,
                                FetchFailure.Unavailable(),
                                FetchFailure.AnswerInvalid() ->
                                Result.ok(new Granted(consent, item, Optional.empty()));
                    };
        };
    }

    /** The code is used up: an institution that does not tell the accounts now is connected yet. */
    private Granted granted(Consent consent, OnlineInstitution institution, Credential credential) {
        return new Granted(
                consent,
                credential,
                logins.keyOf(institution, consent.slug(), credential.access())
                        .fold(key -> key, failure -> Optional.empty()));
    }

    private static Refusal refusalOf(GrantFailure failure) {
        return switch (failure) {
            case REFUSED, ANSWER_INVALID -> Refusal.EXCHANGE_FAILED;
            case UNAVAILABLE -> Refusal.INSTITUTION_UNAVAILABLE;
        };
    }

    private Outcome<Connection, ProviderConnectionSucceeded, Refusal> connect(
            Granted granted, Unused unused) {
        Consent consent = granted.consent();
        return establishment.of(
                new Access(
                        consent.userId(),
                        consent.slug(),
                        consent.purpose(),
                        granted.credential(),
                        granted.loginKey()),
                obstacle -> {
                    unused.keep(granted);
                    return refusalOf(obstacle);
                });
    }

    private static Refusal refusalOf(Establishment.Obstacle obstacle) {
        return switch (obstacle) {
            case CONNECTION_OVER -> Refusal.CONNECTION_OVER;
            case LOGIN_CONNECTED -> Refusal.LOGIN_CONNECTED;
        };
    }

    private Subject subjectOf(ConnectProvider command) {
        Optional<Consent> asked = command.state().flatMap(state -> consents.find(state.hash()));
        Optional<Slug> slug = asked.map(Consent::slug);
        return switch (command.arrival()) {
            case Arrival.SignedIn(var userId) ->
                    new Subject(Optional.of(userId), slug, true, Optional.empty());
            case Arrival.Browser(var path, var nonce) ->
                    new Subject(
                            asked.map(Consent::userId),
                            slug.or(() -> adapters.find(path).map(_ -> path)),
                            asked.map(consent -> consent.wasAskedByBrowserWith(nonce))
                                    .orElse(false),
                            asked.flatMap(Consent::sessionId));
        };
    }

    private record Granted(Consent consent, Credential credential, Optional<String> loginKey) {

        /** A repair gives nothing new: the connection goes on with what it has. */
        boolean isRepaired() {
            return switch (consent.proof()) {
                case Proof.Verifier _ -> false;
                case Proof.Link(_, var repairs) -> repairs;
            };
        }
    }

    /**
     * Whom the events are about, as far as that is known before the answer is redeemed.
     *
     * @param asking the session that asked for the consent, where the answer comes without one
     */
    private record Subject(
            Optional<UUID> userId, Optional<Slug> slug, boolean isPresent, Optional<UUID> asking) {

        EventKey key() {
            return userId.<EventKey>map(EventKey.User::new).orElseGet(EventKey.OwnWorkflow::new);
        }

        /** The cookie says as much as a session does: this browser asked for the consent. */
        Caller vouchedFor(Caller caller) {
            if (!isPresent || userId.isEmpty()) {
                return caller;
            }
            Caller user = caller.as(new Actor.User(userId.get()));
            return user.in(user.sessionId().or(() -> asking));
        }

        ProviderConnectionAttempted attempted() {
            return new ProviderConnectionAttempted(user(), provider(), slugText());
        }

        ProviderConnectionFailed failed(ConnectionRefusal reason) {
            return new ProviderConnectionFailed(user(), provider(), slugText(), reason);
        }

        private @Nullable UUID user() {
            return userId.orElse(null);
        }

        private @Nullable UUID provider() {
            return slug.map(Slug::providerId).orElse(null);
        }

        private String slugText() {
            return slug.map(Slug::value).orElse(NO_SLUG);
        }
    }
}
