package com.dashtam.provider.application.consent;

import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.connection.Purpose;
import com.dashtam.provider.domain.consent.Consent;
import com.dashtam.provider.domain.consent.Proof;
import com.dashtam.provider.domain.consent.RedirectPolicy;
import com.dashtam.provider.domain.consent.Secret;
import com.dashtam.provider.domain.credential.CredentialOwner;
import com.dashtam.provider.domain.credential.CredentialVault;
import com.dashtam.provider.domain.credential.LinkedItem;
import com.dashtam.provider.domain.feed.GrantFailure;
import com.dashtam.provider.domain.feed.LinkInstitution;
import com.dashtam.provider.domain.feed.LinkInstitution.Link;
import com.dashtam.provider.domain.feed.LinkInstitution.Opening;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/** Opens the pages of institutions that make a token for each visit, and redeems the visits. */
public final class Links {

    private final CredentialVault vault;
    private final RedirectPolicy redirects;

    public Links(CredentialVault vault, RedirectPolicy redirects) {
        this.vault = vault;
        this.redirects = redirects;
    }

    /**
     * What has been opened.
     *
     * @param repairs whether the user repairs the item that there is
     */
    record Opened(Link link, boolean repairs) {}

    /**
     * An item that is still there is repaired and keeps its accounts; one that the institution
     * knows no more makes room for a new one.
     */
    Result<Opened, GrantFailure> open(
            LinkInstitution institution, StartConsent command, Secret state, URI chosen) {
        Optional<LinkedItem> broken = item(command.purpose(), command.userId());
        Result<Link, GrantFailure> answer =
                institution.open(opening(command, state, chosen, broken));
        return answer.equals(Result.err(GrantFailure.REFUSED)) && broken.isPresent()
                ? institution
                        .open(opening(command, state, chosen, Optional.empty()))
                        .map(link -> new Opened(link, false))
                : answer.map(link -> new Opened(link, broken.isPresent()));
    }

    /**
     * The page of the institution's sends nothing of its own along, so that the state stands in the
     * address. Our own page has no widget that a bank's page could come back to.
     */
    private Opening opening(
            StartConsent command, Secret state, URI chosen, Optional<LinkedItem> broken) {
        String parameter = (chosen.getQuery() == null ? "?" : "&") + "state=" + state.value();
        boolean ownPage = chosen.equals(redirects.ownPage(command.slug()));
        return new Opening(
                command.userId(),
                URI.create(chosen + parameter),
                Optional.of(chosen).filter(_ -> !ownPage),
                broken);
    }

    /**
     * The item that a visit has made or repaired.
     *
     * @param told what the widget gave to the front-end; where it is absent the institution is
     *     asked
     * @return absent when the user has not let us in
     */
    Result<Optional<LinkedItem>, GrantFailure> redeem(
            LinkInstitution institution, Consent consent, Proof.Link proof, Optional<String> told) {
        if (proof.repairs()) {
            return Result.ok(item(consent.purpose(), consent.userId()));
        }
        Result<Optional<String>, GrantFailure> answer =
                told.isPresent() ? Result.ok(told) : institution.answerTo(proof.secret());
        return answer.flatMap(given ->
                given.isPresent()
                        ? institution.exchange(given.get()).map(Optional::of)
                        : Result.ok(Optional.empty()));
    }

    private Optional<LinkedItem> item(Purpose purpose, UUID userId) {
        return switch (purpose) {
            case Purpose.NewConnection _ -> Optional.empty();
            case Purpose.Reauthorization(var id) ->
                    vault.get(new CredentialOwner(id, userId))
                            .filter(LinkedItem.class::isInstance)
                            .map(LinkedItem.class::cast);
        };
    }
}
