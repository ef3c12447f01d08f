package com.dashtam.provider.infrastructure.fdx;

import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.feed.AuthorizationServer;
import com.dashtam.provider.domain.feed.ConsentInstitution;
import com.dashtam.provider.domain.feed.FetchFailure;
import com.dashtam.provider.domain.feed.Period;
import com.dashtam.provider.domain.webhook.WebhookVerifier;
import com.dashtam.provider.infrastructure.http.InstitutionClient;
import com.dashtam.provider.infrastructure.http.UnknownValues;
import com.dashtam.provider.infrastructure.oauth.OAuthClient;
import java.time.InstantSource;
import java.util.Optional;

/** Any institution that speaks FDX 6; everything particular about it is in its settings. */
public final class FdxInstitution implements ConsentInstitution {

    private final OAuthClient oauth;
    private final DataClient data;
    private final Optional<WebhookVerifier> webhooks;

    public FdxInstitution(
            FdxSettings settings,
            InstitutionClient client,
            UnknownValues unknown,
            InstantSource clock) {
        this(settings, client, Optional.empty(), unknown, clock);
    }

    /**
     * @param webhooks what verifies its notices, where any are awaited
     */
    public FdxInstitution(
            FdxSettings settings,
            InstitutionClient client,
            Optional<WebhookVerifier> webhooks,
            UnknownValues unknown,
            InstantSource clock) {
        this.webhooks = webhooks;
        this.oauth = new OAuthClient(settings.oauth(), client, clock);
        this.data = new DataClient(settings, client, unknown, clock);
    }

    @Override
    public AuthorizationServer authorization() {
        return oauth;
    }

    @Override
    public Result<Page<NormalizedAccount>, FetchFailure> accounts(
            String accessToken, Optional<String> cursor) {
        return data.accounts(accessToken, cursor);
    }

    @Override
    public Result<Page<NormalizedTransaction>, FetchFailure> transactions(
            String accessToken, NormalizedAccount account, Period period, Optional<String> cursor) {
        return data.transactions(accessToken, account, period, cursor);
    }

    @Override
    public Result<Page<NormalizedHolding>, FetchFailure> holdings(
            String accessToken, NormalizedAccount account, Optional<String> cursor) {
        return data.holdings(accessToken, account);
    }

    @Override
    public Optional<WebhookVerifier> webhooks() {
        return webhooks;
    }
}
