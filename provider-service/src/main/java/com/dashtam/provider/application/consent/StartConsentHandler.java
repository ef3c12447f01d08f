package com.dashtam.provider.application.consent;

import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.application.consent.ConsentStarted.Way;
import com.dashtam.provider.application.consent.StartConsent.Refusal;
import com.dashtam.provider.domain.consent.Consent;
import com.dashtam.provider.domain.consent.Consents;
import com.dashtam.provider.domain.consent.Proof;
import com.dashtam.provider.domain.consent.RedirectPolicy;
import com.dashtam.provider.domain.consent.Secret;
import com.dashtam.provider.domain.consent.Secrets;
import com.dashtam.provider.domain.feed.Adapters;
import com.dashtam.provider.domain.feed.ConsentInstitution;
import com.dashtam.provider.domain.feed.GrantFailure;
import com.dashtam.provider.domain.feed.InstitutionAdapter;
import com.dashtam.provider.domain.feed.KeyInstitution;
import com.dashtam.provider.domain.feed.LinkInstitution;
import com.dashtam.provider.domain.feed.StatementFormat;
import com.dashtam.provider.domain.institution.Catalogue;
import com.dashtam.provider.domain.institution.Slug;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Remembers what was asked for and answers with where to go. */
public final class StartConsentHandler
        implements CommandHandler<StartConsent, ConsentStarted, Refusal> {

    private static final int FORGOTTEN_AT_A_TIME = 100;

    private final Catalogue catalogue;
    private final Adapters adapters;
    private final Consents consents;
    private final RedirectPolicy redirects;
    private final Links links;
    private final Secrets secrets;
    private final InstantSource clock;

    public StartConsentHandler(
            Catalogue catalogue,
            Adapters adapters,
            Consents consents,
            RedirectPolicy redirects,
            Links links,
            Secrets secrets,
            InstantSource clock) {
        this.catalogue = catalogue;
        this.adapters = adapters;
        this.consents = consents;
        this.redirects = redirects;
        this.links = links;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public Result<ConsentStarted, Refusal> handle(StartConsent command, Caller caller) {
        Secret state = secrets.next();
        return institution(command.slug())
                .flatMap(adapter ->
                        switch (adapter) {
                            case ConsentInstitution consented ->
                                    redirect(command).map(uri -> asked(consented, state, uri));
                            case LinkInstitution linked ->
                                    redirect(command)
                                            .flatMap(uri -> asked(linked, command, state, uri));
                            case KeyInstitution _, StatementFormat _ ->
                                    Result.err(Refusal.INSTITUTION_WITHOUT_CONSENT);
                        })
                .map(asked -> remembered(asked, command, state, caller));
    }

    /** What the institution, or its address, was given to redeem an answer with. */
    private record Asked(Proof proof, Way way, URI redirectUri, Duration lifetime) {}

    private Result<InstitutionAdapter, Refusal> institution(Slug slug) {
        if (catalogue.find(slug).isEmpty()) {
            return Result.err(Refusal.INSTITUTION_UNKNOWN);
        }
        return adapters.find(slug)
                .map(Result::<InstitutionAdapter, Refusal>ok)
                .orElse(Result.err(Refusal.INSTITUTION_NOT_CONFIGURED));
    }

    private Result<URI, Refusal> redirect(StartConsent command) {
        return redirects
                .choose(command.slug(), command.redirectUri())
                .map(Result::<URI, Refusal>ok)
                .orElse(Result.err(Refusal.REDIRECT_NOT_ALLOWED));
    }

    private Asked asked(ConsentInstitution institution, Secret state, URI redirectUri) {
        Secret verifier = secrets.next();
        return new Asked(
                new Proof.Verifier(verifier),
                new Way.Page(
                        institution.authorization().authorizationUrl(state, verifier, redirectUri)),
                redirectUri,
                Consent.LIFETIME);
    }

    private Result<Asked, Refusal> asked(
            LinkInstitution institution, StartConsent command, Secret state, URI redirectUri) {
        return links.open(institution, command, state, redirectUri)
                .mapError(StartConsentHandler::refusalOf)
                .map(opened ->
                        new Asked(
                                new Proof.Link(opened.link().token(), opened.repairs()),
                                new Way.Widget(opened.link().token(), opened.link().page()),
                                redirectUri,
                                lifetime(opened.link())));
    }

    private Duration lifetime(LinkInstitution.Link link) {
        Duration left = Duration.between(clock.instant(), link.expiresAt());
        return left.compareTo(Consent.LINK_LIFETIME) < 0 ? left : Consent.LINK_LIFETIME;
    }

    private static Refusal refusalOf(GrantFailure failure) {
        return switch (failure) {
            case UNAVAILABLE -> Refusal.INSTITUTION_UNAVAILABLE;
            case REFUSED, ANSWER_INVALID -> Refusal.INSTITUTION_ANSWER_INVALID;
        };
    }

    private ConsentStarted remembered(
            Asked asked, StartConsent command, Secret state, Caller caller) {
        Instant now = clock.instant();
        Secret nonce = secrets.next();
        consents.forgetEnded(now.minus(Consent.LIFETIME), FORGOTTEN_AT_A_TIME);
        consents.add(
                new Consent(
                        state.hash(),
                        command.userId(),
                        caller.sessionId(),
                        command.slug(),
                        command.purpose(),
                        asked.proof(),
                        nonce.hash(),
                        asked.redirectUri(),
                        now.plus(asked.lifetime())));
        return new ConsentStarted(asked.way(), state, nonce, asked.lifetime());
    }
}
