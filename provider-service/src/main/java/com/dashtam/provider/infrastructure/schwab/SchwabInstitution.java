package com.dashtam.provider.infrastructure.schwab;

import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.consent.Secret;
import com.dashtam.provider.domain.credential.OAuthTokens;
import com.dashtam.provider.domain.feed.ConsentInstitution;
import com.dashtam.provider.domain.feed.FetchFailure;
import com.dashtam.provider.domain.feed.GrantFailure;
import com.dashtam.provider.domain.feed.Period;
import com.dashtam.provider.infrastructure.http.InstitutionClient;
import com.dashtam.provider.infrastructure.http.UnknownValues;
import com.dashtam.provider.infrastructure.oauth.OAuthClient;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

/** Charles Schwab. */
public final class SchwabInstitution implements ConsentInstitution {

    private final OAuthClient oauth;
    private final TraderClient trader;

    public SchwabInstitution(
            SchwabSettings settings,
            InstitutionClient client,
            AccountIdentifiers identifiers,
            UnknownValues unknown,
            InstantSource clock) {
        this.oauth = new OAuthClient(settings.oauth(), client, clock);
        this.trader = new TraderClient(settings, client, identifiers, unknown, clock);
    }

    @Override
    public URI authorizationUrl(Secret state, Secret verifier, URI redirectUri) {
        return oauth.authorizationUrl(state, verifier, redirectUri);
    }

    @Override
    public Optional<String> issuer() {
        return oauth.issuer();
    }

    @Override
    public Result<OAuthTokens, GrantFailure> exchange(
            String code, Secret verifier, URI redirectUri) {
        return oauth.exchange(code, verifier, redirectUri);
    }

    @Override
    public Result<OAuthTokens, GrantFailure> refresh(String refreshToken) {
        return oauth.refresh(refreshToken);
    }

    @Override
    public void revoke(OAuthTokens tokens) {
        oauth.revoke(tokens);
    }

    @Override
    public Result<Page<NormalizedAccount>, FetchFailure> accounts(
            String access, Optional<String> cursor) {
        return trader.accounts(access);
    }

    @Override
    public Result<Page<NormalizedTransaction>, FetchFailure> transactions(
            String access, NormalizedAccount account, Period period, Optional<String> cursor) {
        return trader.transactions(access, account, period, cursor);
    }

    @Override
    public Result<Page<NormalizedHolding>, FetchFailure> holdings(
            String access, NormalizedAccount account, Optional<String> cursor) {
        return trader.holdings(access, account);
    }
}
