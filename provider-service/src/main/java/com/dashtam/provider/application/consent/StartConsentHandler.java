package com.dashtam.provider.application.consent;

import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.application.consent.StartConsent.Refusal;
import com.dashtam.provider.domain.consent.Consent;
import com.dashtam.provider.domain.consent.Consents;
import com.dashtam.provider.domain.consent.RedirectPolicy;
import com.dashtam.provider.domain.consent.Secret;
import com.dashtam.provider.domain.consent.Secrets;
import com.dashtam.provider.domain.feed.Adapters;
import com.dashtam.provider.domain.feed.ConsentInstitution;
import com.dashtam.provider.domain.feed.InstitutionAdapter;
import com.dashtam.provider.domain.feed.KeyInstitution;
import com.dashtam.provider.domain.feed.StatementFormat;
import com.dashtam.provider.domain.institution.Catalogue;
import com.dashtam.provider.domain.institution.Slug;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Remembers what was asked for and answers with where to go. */
public final class StartConsentHandler
        implements CommandHandler<StartConsent, ConsentStarted, Refusal> {

    private static final int FORGOTTEN_AT_A_TIME = 100;

    private final Catalogue catalogue;
    private final Adapters adapters;
    private final Consents consents;
    private final RedirectPolicy redirects;
    private final Secrets secrets;
    private final InstantSource clock;

    public StartConsentHandler(
            Catalogue catalogue,
            Adapters adapters,
            Consents consents,
            RedirectPolicy redirects,
            Secrets secrets,
            InstantSource clock) {
        this.catalogue = catalogue;
        this.adapters = adapters;
        this.consents = consents;
        this.redirects = redirects;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public Result<ConsentStarted, Refusal> handle(StartConsent command, Caller caller) {
        return institution(command.slug())
                .flatMap(institution ->
                        redirects
                                .choose(command.slug(), command.redirectUri())
                                .map(uri ->
                                        Result.<ConsentStarted, Refusal>ok(
                                                start(command, caller, institution, uri)))
                                .orElse(Result.err(Refusal.REDIRECT_NOT_ALLOWED)));
    }

    private Result<ConsentInstitution, Refusal> institution(Slug slug) {
        if (catalogue.find(slug).isEmpty()) {
            return Result.err(Refusal.INSTITUTION_UNKNOWN);
        }
        Optional<InstitutionAdapter> adapter = adapters.find(slug);
        if (adapter.isEmpty()) {
            return Result.err(Refusal.INSTITUTION_NOT_CONFIGURED);
        }
        return switch (adapter.get()) {
            case ConsentInstitution consented -> Result.ok(consented);
            case KeyInstitution _, StatementFormat _ ->
                    Result.err(Refusal.INSTITUTION_WITHOUT_CONSENT);
        };
    }

    private ConsentStarted start(
            StartConsent command, Caller caller, ConsentInstitution institution, URI redirectUri) {
        Instant now = clock.instant();
        Secret state = secrets.next();
        Secret nonce = secrets.next();
        Secret verifier = secrets.next();
        consents.forgetEnded(now.minus(Consent.LIFETIME), FORGOTTEN_AT_A_TIME);
        consents.add(
                new Consent(
                        state.hash(),
                        command.userId(),
                        caller.sessionId(),
                        command.slug(),
                        command.purpose(),
                        verifier,
                        nonce.hash(),
                        redirectUri,
                        now.plus(Consent.LIFETIME)));
        return new ConsentStarted(
                institution.authorizationUrl(state, verifier, redirectUri),
                state,
                nonce,
                Consent.LIFETIME);
    }
}
