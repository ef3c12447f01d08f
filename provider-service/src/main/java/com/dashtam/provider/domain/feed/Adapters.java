package com.dashtam.provider.domain.feed;

import com.dashtam.provider.domain.credential.Credential;
import com.dashtam.provider.domain.credential.KeyPair;
import com.dashtam.provider.domain.credential.LinkedItem;
import com.dashtam.provider.domain.credential.OAuthTokens;
import com.dashtam.provider.domain.institution.Slug;
import com.dashtam.provider.domain.webhook.WebhookVerifier;
import java.util.Map;
import java.util.Optional;

/** The adapter of each institution that this installation is configured for. */
public record Adapters(Map<Slug, InstitutionAdapter> bySlug) {

    public Adapters {
        bySlug = Map.copyOf(bySlug);
    }

    public Optional<InstitutionAdapter> find(Slug slug) {
        return Optional.ofNullable(bySlug.get(slug));
    }

    /** The adapter, if users consent at the institution. */
    public Optional<ConsentInstitution> byConsent(Slug slug) {
        return find(slug)
                .flatMap(adapter ->
                        switch (adapter) {
                            case ConsentInstitution consented -> Optional.of(consented);
                            case LinkInstitution _, KeyInstitution _, StatementFormat _ ->
                                    Optional.empty();
                        });
    }

    /** The adapter, if users open the institution to us by a token that it made. */
    public Optional<LinkInstitution> byLink(Slug slug) {
        return find(slug)
                .flatMap(adapter ->
                        switch (adapter) {
                            case LinkInstitution linked -> Optional.of(linked);
                            case ConsentInstitution _, KeyInstitution _, StatementFormat _ ->
                                    Optional.empty();
                        });
    }

    /** What verifies the notices of an institution, where any are awaited. */
    public Optional<WebhookVerifier> webhooks(Slug slug) {
        return find(slug)
                .flatMap(adapter ->
                        switch (adapter) {
                            case OnlineInstitution online -> online.webhooks();
                            case StatementFormat _ -> Optional.empty();
                        });
    }

    /** Gives back what can be given back: a pair of keys ends only at the institution. */
    public void revoke(Slug slug, Credential credential) {
        switch (credential) {
            case OAuthTokens tokens ->
                    byConsent(slug).ifPresent(it -> it.authorization().revoke(tokens));
            case LinkedItem item -> byLink(slug).ifPresent(institution -> institution.remove(item));
            case KeyPair _ -> {}
        }
    }
}
